import { type Uri, workspace } from 'vscode';
import { PREFIX } from './ids.ts';
import { DEFAULTS, type Settings } from './settings.ts';

/** One setting as it holds for a file, or for the window where none is named. */
export function setting<Name extends keyof Settings>(name: Name, uri?: Uri): Settings[Name] {
  return workspace.getConfiguration(PREFIX, uri).get<Settings[Name]>(name) ?? DEFAULTS[name];
}

/** Writes a setting where it is set already, for the user where it is not. */
export async function writeSetting<Name extends keyof Settings>(name: Name, value: Settings[Name]): Promise<void> {
  const configuration = workspace.getConfiguration(PREFIX);
  const inWorkspace = configuration.inspect(name)?.workspaceValue !== undefined;
  await configuration.update(name, value, !inWorkspace);
}
