import type { Finding } from '../core/patterns/finding.ts';
import { SourceText } from '../core/source/text.ts';

/** A text to put in at one place; nothing is taken away. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** How far above a line its statement may begin for a comment to be put there. */
const LINES_ABOVE = 80;

/**
 * The comments that may silence a finding on its line, the plainest first: one more name in a comment that is there, a
 * comment at the end of the line, a comment of its own above. Which of them is read as meant only the lens can tell,
 * because a line may end within a string.
 */
export function lineIgnores(text: string, { pattern, region }: Finding, reason = ''): readonly Insertion[] {
  const source = new SourceText(text);
  const lineOf = (line: number): string => source.slice(source.lineSpan(line));
  const { line } = source.positionAt(region.start);
  const own = extended(source, line, 'ignore', pattern);
  const above = /^\s*#/.test(lineOf(line - 1)) ? extended(source, line - 1, 'ignore', pattern) : [];
  const comment = commentOf('ignore', pattern, reason);
  const { start, end } = source.lineSpan(line);
  const code = lineOf(line);
  // After a backslash a line may hold nothing, not even a comment.
  const atEnd = code.trimEnd().endsWith('\\') ? [] : [{ at: start + code.trimEnd().length, text: `  ${comment}` }];
  const alone: Insertion[] = [];
  for (let at = line; at >= 0 && at > line - LINES_ABOVE; at--) {
    if (
      at > 0 &&
      lineOf(at - 1)
        .trimEnd()
        .endsWith('\\')
    )
      continue;
    const indentation = /^\s*/.exec(lineOf(at))![0];
    alone.push({ at: source.lineSpan(at).start, text: `${indentation}${comment}${lineBreakOf(text)}` });
  }
  return end < start ? [] : [...own, ...above, ...atEnd, ...alone];
}

/** The comments that may silence a pattern in a whole file: one more name in one that is there, or one at the top. */
export function fileIgnores(text: string, pattern: string, reason = ''): readonly Insertion[] {
  const source = new SourceText(text);
  const known: Insertion[] = [];
  for (let line = 0; line < source.lineCount; line++) known.push(...extended(source, line, 'file-ignore', pattern));
  const at = source.lineSpan(firstLineToWriteOn(source)).start;
  return [...known, { at, text: `${commentOf('file-ignore', pattern, reason)}${lineBreakOf(text)}` }];
}

/** A shebang must stay first, and Python reads an encoding only from the first two lines. */
function firstLineToWriteOn(source: SourceText): number {
  const lineOf = (line: number): string => source.slice(source.lineSpan(line));
  const isCookie = (line: number): boolean => /^[ \t\f]*#.*?coding[:=][ \t]*[-\w.]+/.test(lineOf(line));
  if (isCookie(0)) return 1;
  const isShebang = lineOf(0).startsWith('#!');
  if (isCookie(1) && (isShebang || /^[ \t\f]*(?:#.*)?$/.test(lineOf(0)))) return 2;
  return isShebang ? 1 : 0;
}

/** Puts one more name into the brackets of a comment on a line. */
function extended(source: SourceText, line: number, kind: string, pattern: string): Insertion[] {
  if (line < 0) return [];
  const span = source.lineSpan(line);
  const comment = new RegExp(`(#[ \\t]*efficiency-lens:[ \\t]*${kind}[ \\t]*\\[)([^\\]]*)\\]`).exec(source.slice(span));
  if (!comment) return [];
  const names = comment[2]!.trimEnd();
  const at = span.start + comment.index + comment[1]!.length + names.length;
  const separator = names.trim() === '' ? '' : names.endsWith(',') ? ' ' : ', ';
  return [{ at, text: separator + pattern }];
}

function commentOf(kind: string, pattern: string, reason: string): string {
  const why = reason.replace(/\s+/g, ' ').trim();
  return `# efficiency-lens: ${kind}[${pattern}]${why && ` -- ${why}`}`;
}

const lineBreakOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
