import { readFileSync } from 'node:fs';

/** One example of a pattern file: a heading, a fenced block of Python, and the lines on which the pattern must be found. */
export interface Case {
  readonly title: string;
  readonly code: string;
  /** One-based lines marked `# finds: <pattern>`. */
  readonly lines: readonly number[];
  /** The path the code is said to have; tests are quiet by default. */
  readonly path: string;
  /** Library versions the project is said to state. */
  readonly versions: Readonly<Record<string, string>>;
}

const BLOCK = /^## (.+)\r?\n(?:(?!^## |^```)[^\n]*\n)*```python(?:[ \t]+(\{.*\}))?\r?\n([\s\S]*?)^```/gm;

/** The cases of `<pattern>.md`. A heading without a block is a fault of the file, not a case to skip. */
export function readCases(file: string, pattern: string): readonly Case[] {
  const text = readFileSync(file, 'utf8');
  const cases: Case[] = [];
  for (const [, title = '', facts = '{}', code = ''] of text.matchAll(BLOCK)) {
    const { path = 'model.py', versions = {} } = JSON.parse(facts) as Partial<Case>;
    const lines = code.split(/\r?\n/).flatMap((line, i) => (marks(line).includes(pattern) ? [i + 1] : []));
    cases.push({ title, code, lines, path, versions });
  }
  const headings = text.match(/^## /gm)?.length ?? 0;
  if (headings !== cases.length)
    throw new Error(`${file}: ${headings} headings, ${cases.length} with a block of Python`);
  return cases;
}

const marks = (line: string): readonly string[] =>
  line
    .match(/#\s*finds:\s*([\w,\s-]+)/)?.[1]
    ?.split(',')
    .map((name) => name.trim()) ?? [];
