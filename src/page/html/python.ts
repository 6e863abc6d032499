import type { Span } from '../../core/source/span.ts';

export interface Token extends Span {
  readonly kind: 'comment' | 'string' | 'keyword' | 'constant';
}

const KEYWORDS =
  'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
  'lambda nonlocal not or pass raise return try while with yield';

/** Three quotes before one; a string that is left open ends with the text, or with its line. */
const STRING = ['"""', "'''"]
  .map((quotes) => `${quotes}[^]*?(?:${quotes}|$)`)
  .concat(['"', "'"].map((quote) => `${quote}(?:\\\\.|[^${quote}\\\\\\n])*${quote}?`))
  .join('|');

const TOKEN = new RegExp(
  `(?<comment>#[^\\n]*)|(?<string>(?:\\b[rbfuRBFU]{1,2})?(?:${STRING}))` +
    `|(?<constant>\\b(?:None|True|False)\\b)|(?<keyword>\\b(?:${KEYWORDS.replaceAll(' ', '|')})\\b)`,
  'g',
);

/** What of Python code bears a colour. A pass over tokens: it takes any text and needs no grammar. */
export function* pythonTokens(code: string): Generator<Token> {
  for (const { 0: text, index, groups } of code.matchAll(TOKEN)) {
    const kind = Object.entries(groups!).find(([, found]) => found !== undefined)![0] as Token['kind'];
    yield { kind, start: index, end: index + text.length };
  }
}
