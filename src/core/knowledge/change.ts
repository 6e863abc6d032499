/** A line of a change as pages show it: `-` before it, `+` after it, both where neither stands. */
export interface ChangedLine {
  readonly kind: 'removed' | 'added' | 'kept';
  readonly code: string;
}

/** Reads a fenced block of the language `diff`: a sign or a blank before every line that is not empty. */
export const readChange = (diff: string): ChangedLine[] => diff.replace(/\n$/, '').split('\n').map(readLine);

/** The code before and the code after a change. */
export function sidesOf(diff: string): { readonly before: string; readonly after: string } {
  const lines = readChange(diff);
  const without = (left: ChangedLine['kind']): string =>
    lines.flatMap(({ kind, code }) => (kind === left ? [] : [`${code}\n`])).join('');
  return { before: without('added'), after: without('removed') };
}

function readLine(line: string): ChangedLine {
  if (line.startsWith('-')) return { kind: 'removed', code: line.slice(1) };
  if (line.startsWith('+')) return { kind: 'added', code: line.slice(1) };
  return { kind: 'kept', code: line.replace(/^ /, '') };
}
