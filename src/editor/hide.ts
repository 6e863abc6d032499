import { commands, ConfigurationTarget, window, workspace } from 'vscode';
import { COMMANDS, PREFIX } from './ids.ts';
import { meantFinding } from './meantFinding.ts';
import { say } from './say.ts';
import type { Contribution } from './services.ts';
import type { Settings } from './settings.ts';

/** Hides a pattern from the user alone, in every workspace: a setting of theirs, which a report counts. */
export const hide: Contribution = ({ findings, current }) =>
  commands.registerCommand(COMMANDS.hidePattern, async (place?: unknown, given?: unknown): Promise<void> => {
    const meant = meantFinding(place, findings, current.editor);
    if (!meant) return say('There is no finding to hide here.');
    const prompt = `Why you want to see nothing of ${meant.pattern}; may be left empty`;
    const reason = typeof given === 'string' ? given : await window.showInputBox({ prompt });
    if (reason === undefined) return;
    const configuration = workspace.getConfiguration(PREFIX);
    const before = configuration.inspect<Settings['hidden']>('hidden')?.globalValue;
    await configuration.update('hidden', { ...before, [meant.pattern]: reason.trim() }, ConfigurationTarget.Global);
    say(`${meant.pattern} is hidden in your editor; the setting «Hidden» brings it back.`);
  });
