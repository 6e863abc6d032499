import {
  commands,
  type NotebookDocument,
  type Position,
  Range,
  type TextDocument,
  type TextEditor,
  type Uri,
  type ViewColumn,
  window,
  workspace,
} from 'vscode';
import { cellAt, type Notebook, readNotebook } from '../core/source/notebook.ts';
import type { Span } from '../core/source/span.ts';
import { decode } from '../worker/decode.ts';

/** A place in a cell of a notebook. */
export interface CellPlace {
  /** Counted from zero over all cells. */
  readonly cell: number;
  readonly range: Range;
}

/** Where somebody is. */
export interface Cursor {
  readonly uri: Uri;
  /** Of a notebook. */
  readonly cell: number | undefined;
  /** In the file, or in that cell. */
  readonly position: Position;
}

/**
 * Where a span of the text of a notebook's cells stands, by the notebook's file as it is on disk.
 *
 * @returns undefined where that is gone, or its cell is another in the editor
 */
export async function cellPlaceOf(uri: Uri, { start, end }: Span): Promise<CellPlace | undefined> {
  const file = await fileOf(uri);
  const cell = file && cellAt(file.cells, start);
  const shown = cell && cellIn(await workspace.openNotebookDocument(uri), cell.index);
  if (!cell || !shown) return undefined;
  const from = cell.span.start;
  const range = new Range(shown.positionAt(start - from), shown.positionAt(end - from));
  return shown.getText(range) === file.text.slice(start, end) ? { cell: cell.index, range } : undefined;
}

/** Shows a notebook with the cursor in one of its cells. */
export async function showCell(uri: Uri, { cell, range }: CellPlace, viewColumn: ViewColumn): Promise<void> {
  const document = cellIn(await workspace.openNotebookDocument(uri), cell);
  // The editor brings the address of a cell to its notebook.
  const selection = new Range(range.start, range.start);
  if (document) await commands.executeCommand('vscode.open', document.uri, { viewColumn, selection });
}

/** Where the cursor is: in a cell of the notebook in view, otherwise in an editor. */
export const cursorIn = (editor: TextEditor | undefined): Cursor | undefined =>
  cellInView() ?? (editor && { uri: editor.document.uri, cell: undefined, position: editor.selection.active });

/** The cell that has the focus in a notebook, with its cursor. */
function cellInView(): Cursor | undefined {
  const { notebook, selections } = window.activeNotebookEditor ?? {};
  const editor = window.activeTextEditor;
  const cell = notebook && selections?.[0]?.start;
  if (!notebook || cell === undefined) return undefined;
  const isInCell = editor !== undefined && editor.document === cellIn(notebook, cell);
  return { uri: notebook.uri, cell, position: isInCell ? editor.selection.active : new Range(0, 0, 0, 0).start };
}

async function fileOf(uri: Uri): Promise<Notebook | undefined> {
  try {
    return readNotebook(decode(await workspace.fs.readFile(uri)) ?? '');
  } catch {
    return undefined;
  }
}

const cellIn = (notebook: NotebookDocument, index: number): TextDocument | undefined =>
  index < notebook.cellCount ? notebook.cellAt(index).document : undefined;
