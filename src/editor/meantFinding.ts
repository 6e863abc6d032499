import { type TextEditor, Uri } from 'vscode';
import type { FindingsStore } from './services.ts';
import { readPlace } from './targets.ts';

/** A pattern that somebody wants to hear no more of, in a file where it was found. */
export interface MeantFinding {
  readonly uri: Uri;
  readonly pattern: string;
}

/** The finding that a command was given, or the first on the line of the cursor. */
export function meantFinding(
  argument: unknown,
  findings: Pick<FindingsStore, 'get'>,
  editor: TextEditor | undefined,
): MeantFinding | undefined {
  const place = readPlace(argument);
  if (place) return { uri: Uri.parse(place.uri), pattern: place.pattern };
  const file = editor && findings.get(editor.document.uri);
  const { line } = editor?.selection.active ?? {};
  const finding = file?.analysis.findings.find(({ region }) => file.rangeOf(region).start.line === line);
  return file && finding && { uri: file.uri, pattern: finding.pattern };
}
