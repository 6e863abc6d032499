import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Exported } from '../../src/editor/activate.ts';

/** What our diagnostics name as their source. */
const SOURCE = 'efficiency-lens';
const LIMIT_MS = 15_000;

/** Text of attention by hand that stands in the samples, and what it is recognised as. */
export const ATTENTION = 'attention-scores-materialized';
export const SOFTMAX = 'F.softmax(scores, dim=-1)';

/** A file of model code with one such place, after whatever `before` puts above it. */
export const attentionFile = (before = ''): string => `import torch.nn.functional as F
${before}
def attend(q, k, v):
    scores = q @ k.transpose(-2, -1)
    weights = ${SOFTMAX}
    return weights @ v
`;

/** A file in which attention is fused already. */
export const fusedFile = (): string => `import torch.nn.functional as F

def attend(q, k, v):
    return F.scaled_dot_product_attention(q, k, v)
`;

/** A notebook as it is written: a title, and code in a cell each. */
export const notebookFile = (...cells: readonly string[]): string => {
  const code = (source: string) => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source: source.split(/(?<=\n)/),
  });
  const title = { cell_type: 'markdown', metadata: {}, source: ['# Title'] };
  const metadata = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } };
  return JSON.stringify({ cells: [title, ...cells.map(code)], metadata, nbformat: 4, nbformat_minor: 2 }, null, 1);
};

/** Asks until there is an answer. @throws after a while */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${LIMIT_MS / 1000} s for ${what}.`);
    await sleep(25);
  }
}

/** What the extension found; it is started for that. */
export async function extensionFindings(): Promise<Exported['findings']> {
  const extension = vscode.extensions.getExtension<Exported>('efficiency-lens.efficiency-lens');
  return (await extension!.activate()).findings;
}

/** The folder that is open; a copy of the samples that a test may change. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return folder.uri;
}

export const inWorkspace = (...path: string[]): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), ...path);

export async function write(uri: vscode.Uri, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function openFile(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

export async function openUntitled(content: string, language = 'python'): Promise<vscode.TextEditor> {
  const document = await until('a new file', async () => {
    const made = await vscode.workspace.openTextDocument({ language, content });
    // It gets the name of one that was closed, and the text too of one that is still on its way out.
    return made.getText() === content && made;
  });
  return vscode.window.showTextDocument(document, { preview: false });
}

/** Edits; again when the editor was not up to date with its document, which it refuses. */
export const change = (editor: vscode.TextEditor, write: (edit: vscode.TextEditorEdit) => void): Promise<true> =>
  until('the edit', async () => (await editor.edit(write)) || undefined);

/** Ours, with the text that each underlines. */
export interface Shown {
  readonly code: string;
  readonly target: vscode.Uri | undefined;
  readonly text: string;
  readonly diagnostic: vscode.Diagnostic;
}

export function shownIn(document: vscode.TextDocument): readonly Shown[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === SOURCE)
    .map((diagnostic) => {
      const { code } = diagnostic;
      const linked = typeof code === 'object' ? code : undefined;
      return {
        code: String(linked?.value ?? code),
        target: linked?.target,
        text: document.getText(diagnostic.range),
        diagnostic,
      };
    });
}

/** Waits until a finding of the pattern is underlined. */
export const shown = (document: vscode.TextDocument, pattern: string): Promise<Shown> =>
  until(`${pattern} in ${document.uri.path}`, () => shownIn(document).find(({ code }) => code === pattern));

/** Waits until none is. */
export const notShown = (document: vscode.TextDocument, pattern: string): Promise<true> =>
  until(`no ${pattern} in ${document.uri.path}`, () => !shownIn(document).some(({ code }) => code === pattern));

/** Where a text stands in a document for the first time. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `the document has no "${text}"`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** The Markdown of every hover at a place. */
export async function hoversAt(uri: vscode.Uri, position: vscode.Position): Promise<readonly vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers.flatMap(({ contents }) => contents.filter((content) => content instanceof vscode.MarkdownString));
}

export const update = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('efficiencyLens').update(name, value, vscode.ConfigurationTarget.Workspace);

/** Closes every editor and forgets what was not saved. */
export async function closeAll(): Promise<void> {
  for (const editor of vscode.window.visibleTextEditors) {
    if (editor.document.isDirty && !editor.document.isUntitled) {
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  }
  const open = (): number => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
  await until('the editors to close', async () => {
    if (open() === 0) return true;
    // The command closes what has the focus, which a busy workbench may still be about to move.
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return open() === 0;
  });
}
