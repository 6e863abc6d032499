import type { Practice } from '../knowledge/practice.ts';
import type { Lens } from '../lens.ts';
import type { Script } from '../script.ts';
import { type CellLine, cellLineOf } from '../source/notebook.ts';
import type { Span } from '../source/span.ts';
import { SourceText } from '../source/text.ts';
import { normalized } from './fingerprint.ts';

/** A technique in use at one place of a file. */
export interface ReportedPractice extends Pick<Practice, 'technique' | 'message'> {
  /** Practice id. */
  readonly practice: string;
  /** The line of the file, from one. */
  readonly line: number;
  readonly cell?: CellLine;
  /** Offsets in the text that was looked at. */
  readonly span: Span;
  /** The line in which it starts, with single blanks. */
  readonly code: string;
}

/** What a file does well, in its order; lines are those of the file. */
export function practicesOf(lens: Pick<Lens, 'practices'>, path: string, { text, from }: Script): ReportedPractice[] {
  const source = new SourceText(text);
  const file = from ? new SourceText(from.file) : source;
  return lens.practices({ id: path, text }).map(({ practice: { id, technique, message }, region }) => {
    const { start } = from ? from.notebook.inFile(region) : region;
    const cell = from && cellLineOf(from.notebook.cells, source, region.start);
    return {
      practice: id,
      technique,
      message,
      line: file.positionAt(start).line + 1,
      ...(cell && { cell }),
      span: region,
      code: normalized(source, region),
    };
  });
}
