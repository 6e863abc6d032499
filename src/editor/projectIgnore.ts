import {
  commands,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type WorkspaceFolder,
} from 'vscode';
import { type Insertion, mayHold, tomlIgnore } from '../core/config/tomlIgnore.ts';
import { COMMANDS } from './ids.ts';
import { type MeantFinding, meantFinding } from './meantFinding.ts';
import { CONFIG_FILE, exists, upward } from './projectConfigs.ts';
import { say } from './say.ts';
import type { Contribution } from './services.ts';

/** Silences a pattern for everybody who works on a project, in the table that editor and command line follow. */
export const projectIgnore: Contribution = ({ findings, current }) =>
  commands.registerCommand(
    COMMANDS.ignoreWorkspace,
    async (place?: unknown, given?: unknown, mayCreate?: unknown): Promise<void> => {
      const meant = meantFinding(place, findings, current.editor);
      if (!meant) return say('There is no finding to ignore here.');
      const prompt = `Why ${meant.pattern} is fine in this project; may be left empty`;
      const reason = typeof given === 'string' ? given : await window.showInputBox({ prompt });
      if (reason !== undefined) say(await ignoreInProject(meant, reason, mayCreate === true));
    },
  );

/** Leaves the edit unsaved in an editor, so that it is seen. @returns what to say */
async function ignoreInProject({ uri, pattern }: MeantFinding, reason: string, mayCreate: boolean): Promise<string> {
  const root = workspace.getWorkspaceFolder(uri);
  if (!root) return 'This file is in no folder that is open, so it has no project.';
  const { file, isThere } = await configFileOf(uri, root);
  const name = workspace.asRelativePath(file);
  if (!isThere && !mayCreate && !(await wantsNew(name))) return 'Nothing was ignored.';
  const document = isThere ? await workspace.openTextDocument(file) : undefined;
  let insertions: readonly Insertion[] | undefined;
  try {
    insertions = tomlIgnore(document?.getText() ?? '', pattern, reason);
  } catch (error) {
    const { line } = error as { readonly line?: number };
    return `${name} is no TOML${line === undefined ? '' : `, see line ${line}`}; nothing was written.`;
  }
  if (!insertions) return `${name} holds no table and list to add ${pattern} to; nothing was written.`;
  if (insertions.length && !(await workspace.applyEdit(editOf(file, document, insertions)))) {
    return `${name} could not be edited.`;
  }
  await show(file, insertions);
  return insertions.length
    ? `${pattern} is ignored in ${name} once that is saved.`
    : `${name} ignores ${pattern} already; is it saved?`;
}

/** The file whose table holds, otherwise the nearest; where there is none, a new one at the top of the project. */
async function configFileOf(
  uri: Uri,
  root: WorkspaceFolder,
): Promise<{ readonly file: Uri; readonly isThere: boolean }> {
  let nearest: Uri | undefined;
  let top = root.uri;
  for (const folder of upward(uri, root)) {
    const file = Uri.joinPath(folder, CONFIG_FILE);
    const text = await textNow(file);
    if (text !== undefined && mayHold(text)) return { file, isThere: true };
    if (text !== undefined) nearest ??= file;
    top = folder;
    if (await exists(Uri.joinPath(folder, '.git'))) break;
  }
  return nearest ? { file: nearest, isThere: true } : { file: Uri.joinPath(top, CONFIG_FILE), isThere: false };
}

/** With what is not saved. */
async function textNow(file: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}

async function wantsNew(name: string): Promise<boolean> {
  const yes = { label: `$(new-file) Make ${name}`, detail: 'a file with the table and nothing else' };
  const no = { label: '$(close) Leave it' };
  return (await window.showQuickPick([yes, no], { title: 'This project has no pyproject.toml' })) === yes;
}

/** @param document undefined for a file that is to be made */
export function editOf(file: Uri, document: TextDocument | undefined, insertions: readonly Insertion[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  // One that somebody makes meanwhile is not written over, nor added to unread.
  if (!document) edit.createFile(file);
  for (const { at, text } of insertions) {
    const start = document?.positionAt(at);
    edit.replace(file, start ? new Range(start, start) : new Range(0, 0, 0, 0), text);
  }
  return edit;
}

async function show(file: Uri, insertions: readonly Insertion[]): Promise<void> {
  const document = await workspace.openTextDocument(file);
  const last = insertions.at(-1);
  const at = document.positionAt(last ? last.at + last.text.length : 0);
  await window.showTextDocument(document, { selection: new Range(at, at) });
}
