import type { Span } from '../source/span.ts';

export type PragmaKind = 'ignore' | 'disable' | 'enable' | 'file-ignore' | 'cell-ignore';

/** One suppression comment: `# efficiency-lens: ignore[pattern, …] -- reason`. */
export interface Pragma {
  readonly kind: PragmaKind;
  /** Pattern names as written; empty for a bare one, which stands for all. */
  readonly names: readonly string[];
  readonly reason: string | undefined;
  readonly span: Span;
  /** True when nothing but white space stands before it on its line. */
  readonly alone: boolean;
}

const PRAGMA =
  /#[ \t]*efficiency-lens:[ \t]*(ignore|disable|enable|file-ignore|cell-ignore)(?:[ \t]*\[([^\]\r\n]*)\])?(?:[ \t]*--[ \t]*([^\r\n]*))?/g;

/** The pragmas of a text in order; `isComment` says whether a place is a comment and not part of a string. */
export function readPragmas(text: string, isComment: (span: Span) => boolean): readonly Pragma[] {
  if (!text.includes('efficiency-lens:')) return [];
  const pragmas: Pragma[] = [];
  const pragma = new RegExp(PRAGMA);
  for (let match = pragma.exec(text); match; match = pragma.exec(text)) {
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    if (!isComment({ start: span.start, end: span.start + 1 })) {
      // What looks like a reason in a string may hold a comment behind it.
      pragma.lastIndex = span.start + 1;
      continue;
    }
    const lineStart = Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
    pragmas.push({
      kind: match[1] as PragmaKind,
      names: (match[2] ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
      reason: match[3]?.trim() || undefined,
      span,
      alone: text.slice(lineStart, span.start).trim() === '',
    });
  }
  return pragmas;
}
