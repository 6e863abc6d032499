import {
  commands,
  Disposable,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type { Analysis, Finding } from '../core/patterns/finding.ts';
import { isNotebook } from '../core/source/notebook.ts';
import { overlaps } from '../core/source/span.ts';
import { hiddenPatterns } from './hidden.ts';
import { COMMANDS } from './ids.ts';
import { moveSpan } from './moveAlong.ts';
import { fileIgnores, type Insertion, lineIgnores } from './pragmaEdit.ts';
import type { Contribution, Services } from './services.ts';
import { say } from './say.ts';
import { type Place, readPlace } from './targets.ts';

type Scope = 'line' | 'file';

/** Silences findings with a comment in their file: an edit of the user's, which one undo takes back. */
export const ignore: Contribution = (services) => {
  const run = async (scope: Scope, argument: unknown, reason: unknown): Promise<void> => {
    const place = readPlace(argument) ?? placeAtCursor(services.current.editor);
    if (place) say(await silence(services, scope, place, typeof reason === 'string' ? reason : ''));
  };
  const plain = (command: string, scope: Scope): Disposable =>
    commands.registerCommand(command, (place?: unknown, reason?: unknown) => run(scope, place, reason));
  const asking = (command: string, scope: Scope, prompt: string): Disposable =>
    commands.registerCommand(command, async (place?: unknown) => {
      const reason = await window.showInputBox({ prompt: `${prompt}; written into the comment` });
      if (reason !== undefined) await run(scope, place, reason);
    });
  return Disposable.from(
    plain(COMMANDS.ignoreLine, 'line'),
    plain(COMMANDS.ignoreFile, 'file'),
    asking(COMMANDS.ignoreLineWithReason, 'line', 'Why this line is fine as it stands'),
    asking(COMMANDS.ignoreFileWithReason, 'file', 'Why this is fine in this file'),
  );
};

/** What is asked for when a command is run from the palette: whatever was found nearest to the cursor. */
type Wanted = Pick<Place, 'uri' | 'start'> & Partial<Place>;

function placeAtCursor(editor: TextEditor | undefined): Wanted | undefined {
  if (!editor) return undefined;
  return { uri: editor.document.uri.toString(), start: editor.document.offsetAt(editor.selection.active) };
}

/** @returns what to say when it could not be done */
async function silence(
  { findings, patterns }: Pick<Services, 'findings' | 'patterns'>,
  scope: Scope,
  wanted: Wanted,
  reason: string,
): Promise<string | undefined> {
  const uri = Uri.parse(wanted.uri);
  if (isNotebook(uri.path))
    return `In a notebook the comment is yours to write: # efficiency-lens: ignore[${wanted.pattern ?? 'pattern'}]`;
  const document = await workspace.openTextDocument(uri);
  const analyze = await findings.trial(document.uri);
  const { version } = document;
  const text = document.getText();
  const before = analyze(text);
  const finding = nearest(document, before.findings, wanted, hiddenPatterns(patterns.values()));
  if (!finding) return 'There is no finding to ignore here.';
  const ways = scope === 'line' ? lineIgnores(text, finding, reason) : fileIgnores(text, finding.pattern, reason);
  const way = ways.find((insertion) => silences(insertion, finding, text, before, analyze));
  if (!way) return 'No place was found for a comment that ignores this finding.';
  if (document.isClosed || document.version !== version) return 'The file has changed meanwhile; try again.';
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(way.at), way.text);
  if (!(await workspace.applyEdit(edit))) return 'The file could not be edited.';
  // Nobody should be left with a change in a file that is not shown.
  const isShown = window.visibleTextEditors.some((editor) => editor.document === document);
  if (!isShown) await window.showTextDocument(document, { preserveFocus: true });
  return undefined;
}

/**
 * The finding meant, though the text may have moved since: of the pattern asked for, or on the line of the cursor.
 *
 * @param hidden patterns that nobody at the cursor can mean
 */
function nearest(
  document: TextDocument,
  findings: readonly Finding[],
  wanted: Wanted,
  hidden: ReadonlySet<string>,
): Finding | undefined {
  const line = document.positionAt(wanted.start).line;
  const meant = findings.filter(({ pattern, region }) =>
    wanted.pattern === undefined
      ? document.positionAt(region.start).line === line && !hidden.has(pattern)
      : pattern === wanted.pattern,
  );
  const distance = ({ region }: Finding): number => Math.abs(region.start - wanted.start);
  return meant.reduce<Finding | undefined>(
    (best, next) => (!best || distance(next) < distance(best) ? next : best),
    undefined,
  );
}

/** True when with the comment the finding is silenced and nothing else is found or lost. */
function silences(
  { at, text: comment }: Insertion,
  finding: Finding,
  text: string,
  before: Analysis,
  analyze: (text: string) => Analysis,
): boolean {
  const region = moveSpan(finding.region, { start: at, end: at, text: comment });
  if (!region) return false;
  const after = analyze(text.slice(0, at) + comment + text.slice(at));
  const others = (findings: readonly Finding[]): number =>
    findings.filter(({ pattern }) => pattern !== finding.pattern).length;
  return (
    after.suppressed.some((silenced) => silenced.pattern === finding.pattern && overlaps(silenced.region, region)) &&
    others(after.findings) === others(before.findings) &&
    after.findings.length + after.suppressed.length === before.findings.length + before.suppressed.length
  );
}
