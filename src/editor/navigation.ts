import {
  commands,
  Disposable,
  type Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { isNotebook } from '../core/source/notebook.ts';
import { cellPlaceOf, type Cursor, cursorIn, showCell } from './cells.ts';
import { COMMANDS } from './ids.ts';
import { say } from './say.ts';
import type { Contribution, FileFindings } from './services.ts';
import type { ShownFindings } from './shownFindings.ts';
import { readPlace } from './targets.ts';
import { counted } from './treeCounts.ts';

interface Stop {
  readonly uri: Uri;
  /** Of a notebook. */
  readonly cell: number | undefined;
  /** In the file, or in that cell. */
  readonly range: Range;
}

/** Goes through the findings that the view lists, of whatever tier: the editor's own *Next Problem* passes hints by. */
export const navigation: Contribution = ({ shown, current }) =>
  Disposable.from(
    commands.registerCommand(COMMANDS.nextFinding, () => step(shown, current.editor, 1)),
    commands.registerCommand(COMMANDS.previousFinding, () => step(shown, current.editor, -1)),
    commands.registerCommand(COMMANDS.openFinding, async (argument?: unknown) => {
      const place = readPlace(argument);
      if (!place) return;
      const uri = Uri.parse(place.uri);
      if (isNotebook(uri.path)) {
        const inCell = await cellPlaceOf(uri, place);
        return inCell
          ? showCell(uri, inCell, columnFor(uri))
          : say('The notebook has changed meanwhile; save it and try again.');
      }
      const document = await workspace.openTextDocument(uri);
      const at = document.positionAt(place.start);
      await show({ uri, cell: undefined, range: new Selection(at, document.positionAt(place.end)) });
    }),
  );

/** @param editor whose cursor is gone on from, also while a page beside it has the focus */
async function step(shown: ShownFindings, editor: TextEditor | undefined, by: 1 | -1): Promise<void> {
  const stops = shown.entries().flatMap(stopsIn);
  const cursor = cursorIn(editor);
  const next = by > 0 ? after(stops, cursor) : before(stops, cursor);
  if (!next) {
    const hidden = shown.count().all;
    return say(hidden ? `Filters hide ${counted(hidden, 'finding')}.` : 'There is no finding to go to.');
  }
  await show(next);
  await commands.executeCommand('editor.action.showHover');
}

const stopsIn = (file: FileFindings): readonly Stop[] =>
  file.analysis.findings.map(({ region }) => ({
    uri: file.uri,
    cell: file.cellOf(region),
    range: file.rangeOf(region),
  }));

/** The first stop behind the cursor: in its file, then in the files that follow, and from the start again. */
function after(stops: readonly Stop[], cursor: Cursor | undefined): Stop | undefined {
  return stops.find((stop) => compareToCursor(stop, cursor) > 0) ?? stops[0];
}

function before(stops: readonly Stop[], cursor: Cursor | undefined): Stop | undefined {
  return stops.findLast((stop) => compareToCursor(stop, cursor) < 0) ?? stops.at(-1);
}

/** Below zero for what stands before the cursor, in the order of URIs and then of places. */
function compareToCursor({ uri, cell, range }: Stop, cursor: Cursor | undefined): number {
  if (!cursor) return 1;
  const [theirs, ours] = [uri.toString(), cursor.uri.toString()];
  if (theirs !== ours) return theirs < ours ? -1 : 1;
  return (cell ?? 0) - (cursor.cell ?? 0) || range.start.compareTo(cursor.position);
}

/** Puts the cursor at the start of the place, so that the next step goes on from there. */
async function show({ uri, cell, range }: Stop): Promise<void> {
  if (cell !== undefined) return showCell(uri, { cell, range }, columnFor(uri));
  const editor = await window.showTextDocument(uri, { viewColumn: columnFor(uri) });
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where the file is in view, or other code is when a page has the focus: code does not open on top of pages. */
function columnFor(uri: Uri): ViewColumn {
  const editors = window.visibleTextEditors.filter(({ viewColumn }) => viewColumn !== undefined);
  const shown = editors.find(({ document }) => document.uri.toString() === uri.toString());
  const notebook = window.visibleNotebookEditors.find((one) => one.notebook.uri.toString() === uri.toString());
  const beside = window.activeTextEditor ? undefined : editors[0];
  return (shown ?? notebook ?? beside)?.viewColumn ?? ViewColumn.Active;
}
