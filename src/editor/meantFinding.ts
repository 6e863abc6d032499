import { type TextEditor, Uri } from 'vscode';
import { cursorIn } from './cells.ts';
import type { FindingsStore } from './services.ts';
import { readPlace } from './targets.ts';

/** A pattern that somebody means, in a file where it was found. */
export interface MeantFinding {
  readonly uri: Uri;
  readonly pattern: string;
}

/** The finding that a command was given, or the first on the line of the cursor, in a notebook of that in its cell. */
export function meantFinding(
  argument: unknown,
  findings: Pick<FindingsStore, 'get'>,
  editor: TextEditor | undefined,
): MeantFinding | undefined {
  const place = readPlace(argument);
  if (place) return { uri: Uri.parse(place.uri), pattern: place.pattern };
  const cursor = cursorIn(editor);
  const file = cursor && findings.get(cursor.uri);
  const finding = file?.analysis.findings.find(
    ({ region }) => file.cellOf(region) === cursor?.cell && file.rangeOf(region).start.line === cursor?.position.line,
  );
  return file && finding && { uri: file.uri, pattern: finding.pattern };
}
