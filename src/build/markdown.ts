import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';

const parser = new MarkdownIt();

export interface Section {
  readonly title: string;
  /** One-based line of the heading in the text that was split. */
  readonly line: number;
  /** The Markdown below the heading, without blank lines around it. */
  readonly body: string;
  /** One-based line where `body` begins. */
  readonly bodyLine: number;
}

export interface Sections {
  /** What stands before the first heading. */
  readonly before: string;
  readonly sections: readonly Section[];
}

/** Splits at the headings of one level; a `#` inside a fenced block is no heading. */
export function splitSections(markdown: string, level: number): Sections {
  const lines = markdown.split('\n');
  const tokens = parser.parse(markdown, {});
  const headings = tokens.flatMap((token, i) => {
    if (token.type !== 'heading_open' || token.level !== 0 || token.tag !== `h${level}` || !token.map) return [];
    return [{ title: tokens[i + 1]?.content.trim() ?? '', at: token.map[0], below: token.map[1] }];
  });
  const before = lines
    .slice(0, headings[0]?.at ?? lines.length)
    .join('\n')
    .trim();
  const sections = headings.map(({ title, at, below }, i) => {
    const body = lines.slice(below, headings[i + 1]?.at ?? lines.length);
    const blank = Math.max(
      0,
      body.findIndex((line) => line.trim()),
    );
    return { title, line: at + 1, body: body.join('\n').trim(), bodyLine: below + blank + 1 };
  });
  return { before, sections };
}

export interface Fence {
  readonly language: string;
  readonly code: string;
  /** One-based line of the first line of code. */
  readonly line: number;
}

/** The fenced blocks of a text, in order, those inside lists and quotes too. */
export function fencesOf(markdown: string): Fence[] {
  return parser
    .parse(markdown, {})
    .filter((token: Token) => token.type === 'fence')
    .map((token: Token) => ({
      language: token.info.trim().split(/\s+/)[0] ?? '',
      code: token.content,
      line: (token.map?.[0] ?? 0) + 2,
    }));
}
