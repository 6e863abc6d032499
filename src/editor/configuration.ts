import { ConfigurationTarget, type Uri, workspace } from 'vscode';
import { PREFIX } from './ids.ts';
import { DEFAULTS, SETTING_SCHEMAS, type Settings } from './settings.ts';
import { type SettingTarget, settingTarget } from './settingTarget.ts';

/** One setting as it holds for a file, or for the window where none is named. */
export function setting<Name extends keyof Settings>(name: Name, uri?: Uri): Settings[Name] {
  return workspace.getConfiguration(PREFIX, uri).get<Settings[Name]>(name) ?? DEFAULTS[name];
}

const TARGETS: Readonly<Record<SettingTarget, ConfigurationTarget>> = {
  folder: ConfigurationTarget.WorkspaceFolder,
  workspace: ConfigurationTarget.Workspace,
  user: ConfigurationTarget.Global,
};

/** Writes a setting where it is set already for a file, for the user where it is not. */
export async function writeSetting<Name extends keyof Settings>(
  name: Name,
  value: Settings[Name],
  uri: Uri | undefined,
): Promise<void> {
  const configuration = workspace.getConfiguration(PREFIX, uri);
  const folders = workspace.workspaceFolders?.length ?? 0;
  const target = settingTarget(configuration.inspect(name), SETTING_SCHEMAS[name].scope, folders);
  await configuration.update(name, value, TARGETS[target]);
}
