import type { Practice } from '../knowledge/practice.ts';
import type { Lens } from '../lens.ts';
import type { Notebook } from '../source/notebook.ts';
import type { Span } from '../source/span.ts';
import { SourceText } from '../source/text.ts';

/** A technique in use at one place of a file. */
export interface ReportedPractice extends Pick<Practice, 'technique' | 'message'> {
  /** Practice id. */
  readonly practice: string;
  /** The line of the file, from one. */
  readonly line: number;
  /** Offsets in the text that was looked at. */
  readonly span: Span;
}

/**
 * What a text does well, in its order.
 *
 * @param from the file that the text comes from, where that is not the text itself; lines are those of the file
 */
export function practicesOf(
  lens: Pick<Lens, 'practices'>,
  path: string,
  text: string,
  from?: { readonly file: string; readonly notebook: Notebook },
): ReportedPractice[] {
  const file = new SourceText(from?.file ?? text);
  return lens.practices({ id: path, text }).map(({ practice: { id, technique, message }, region }) => {
    const { start } = from ? from.notebook.inFile(region) : region;
    return { practice: id, technique, message, line: file.positionAt(start).line + 1, span: region };
  });
}
