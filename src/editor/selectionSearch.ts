import { commands, Disposable, type QuickPick, Range, type TextEditor, window } from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import { COMMANDS } from './ids.ts';
import { placeOf } from './links.ts';
import { say } from './say.ts';
import { searchOf } from './searchIndex.ts';
import { createPick, onChoice } from './searchPick.ts';
import { type Row, rowsOf, separator, techniqueRow } from './searchRows.ts';
import type { Contribution, FindingsStore } from './services.ts';

/** The selection, or the line of the cursor where nothing is selected. */
export interface Piece {
  readonly text: string;
  readonly range: Range;
}

/** *Find techniques for this code*: what was found in it, then what its names and words lead to. */
export const selectionSearch: Contribution = ({ findings, knowledge }) => {
  let open: QuickPick<Row> | undefined;
  const show = async (): Promise<void> => {
    const editor = window.activeTextEditor;
    const piece = editor && pieceIn(editor);
    if (!piece) return say('There is no code here to find techniques for.');
    const index = await knowledge();
    const rows = rowsFor(piece, editor, findings, index);
    if (!rows.length) return say('No technique is known for this code.');
    open?.dispose();
    open = createPick();
    open.title = 'Techniques for this code';
    open.placeholder = 'Type to narrow down';
    // Here the rows are all there is, and typing leaves out what does not match.
    open.items = rows.map((row) => ({ ...row, alwaysShow: false }));
    open.matchOnDescription = true;
    open.matchOnDetail = true;
    onChoice(open, index);
    open.show();
  };
  return Disposable.from(commands.registerCommand(COMMANDS.searchSelection, show), {
    dispose: () => open?.dispose(),
  });
};

function pieceIn({ document, selection }: TextEditor): Piece | undefined {
  const range = selection.isEmpty
    ? document.lineAt(selection.active.line).range
    : new Range(selection.start, selection.end);
  const text = document.getText(range).trim();
  return text ? { text, range } : undefined;
}

/** Findings that touch the piece, each under its technique; then what the piece leads to besides. */
export function rowsFor(
  { text, range }: Piece,
  { document }: Pick<TextEditor, 'document'>,
  findings: Pick<FindingsStore, 'get'>,
  knowledge: Knowledge,
): Row[] {
  const file = findings.get(document.uri);
  const seen = new Map<string, Row>();
  for (const finding of file?.analysis.findings ?? []) {
    if (!file?.rangeOf(finding.construct).intersection(range)) continue;
    const pattern = knowledge.pattern(finding.pattern);
    if (!pattern || seen.has(pattern.technique)) continue;
    const row = techniqueRow(pattern.technique, knowledge, pattern.message, placeOf(document.uri, finding));
    if (row) seen.set(pattern.technique, row);
  }
  const others = rowsOf(searchOf(knowledge).find(text), knowledge).filter(
    ({ lead }) => lead?.kind !== 'technique' || !seen.has(lead.id),
  );
  if (!seen.size) return others;
  return [
    separator('found in this code'),
    ...seen.values(),
    ...(others.length ? [separator('related'), ...others] : []),
  ];
}
