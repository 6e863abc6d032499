import { commands, Disposable, Uri, window, workspace } from 'vscode';
import { COMMANDS, EXTENSION, WALKTHROUGH } from './ids.ts';
import type { Contribution } from './services.ts';
import { PYTHON } from './watched.ts';

const SAMPLE = ['media', 'samples', 'attention.py'];

/** Opens the introduction, and the sample that it speaks of as a file that nobody needs to save. */
export const walkthrough: Contribution = ({ context }) =>
  Disposable.from(
    commands.registerCommand(COMMANDS.openWalkthrough, () =>
      commands.executeCommand('workbench.action.openWalkthrough', `${EXTENSION}#${WALKTHROUGH}`, false),
    ),
    commands.registerCommand(COMMANDS.openSample, async () => {
      const bytes = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, ...SAMPLE));
      const content = new TextDecoder().decode(bytes);
      await window.showTextDocument(await workspace.openTextDocument({ language: PYTHON, content }));
    }),
  );
