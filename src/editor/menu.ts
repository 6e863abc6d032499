import { commands, Disposable, type QuickPickItem, QuickPickItemKind, type Uri, window } from 'vscode';
import { setting, writeSetting } from './configuration.ts';
import { COMMANDS } from './ids.ts';
import type { Contribution } from './services.ts';
import { DEFAULTS, type Settings, type Shown } from './settings.ts';

interface Entry extends QuickPickItem {
  readonly run?: () => Thenable<unknown>;
}

/** What a click on the status bar item offers: the commands people want there, and one switch a surface. */
export const menu: Contribution = ({ current }) =>
  Disposable.from(
    commands.registerCommand(COMMANDS.showMenu, async () => {
      const chosen = await window.showQuickPick(entries(current.uri), { title: 'Efficiency Lens' });
      await chosen?.run?.();
    }),
    commands.registerCommand(COMMANDS.toggle, () =>
      writeSetting('enable', !setting('enable', current.uri), current.uri),
    ),
    commands.registerCommand(COMMANDS.openSettings, () =>
      commands.executeCommand('workbench.action.openSettings', '@ext:efficiency-lens.efficiency-lens'),
    ),
  );

/** What the menu lists now. @param uri the file in view, whose folder may have settings of its own */
export const entries = (uri: Uri | undefined): readonly Entry[] => [
  command('$(arrow-down) Next finding', COMMANDS.nextFinding),
  command('$(search) Search techniques and papers…', COMMANDS.search),
  command('$(list-tree) Scan workspace', COMMANDS.scanWorkspace),
  { label: 'Show or hide', kind: QuickPickItemKind.Separator },
  toggle('Efficiency Lens', 'enable', uri),
  shownToggle('Hover on findings', 'hover', uri),
  toggle('Hover on API names', 'apiHover', uri),
  underlinesToggle(uri),
  shownToggle('Status bar item', 'statusBar', uri),
  shownToggle('Badge of the view', 'badge', uri),
  shownToggle('Technique above the code (CodeLens)', 'codeLens', uri),
  shownToggle('Cost at the end of the line (inlay hint)', 'inlayHints', uri),
  toggle('Findings in tests', 'inTests', uri),
  { label: 'More', kind: QuickPickItemKind.Separator },
  command('$(gear) All settings', COMMANDS.openSettings),
  command('$(output) Log', COMMANDS.showLog),
];

const command = (label: string, id: string): Entry => ({ label, run: () => commands.executeCommand(id) });

type Switch = { [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never }[keyof Settings];
const toggle = (label: string, name: Switch, uri: Uri | undefined): Entry =>
  entry(label, setting(name, uri), (on) => writeSetting(name, on, uri));

type Surface = { [Name in keyof Settings]: Settings[Name] extends Shown ? Name : never }[keyof Settings];
const shownToggle = (label: string, name: Surface, uri: Uri | undefined): Entry =>
  entry(label, setting(name, uri) !== 'off', (on) => writeSetting(name, on ? shownOn(name) : 'off', uri));

/** What a surface shows when it is switched on here: as it comes, or what is worth a look where it comes switched off. */
const shownOn = (name: Surface): Shown => (DEFAULTS[name] === 'off' ? 'likely' : DEFAULTS[name]);

function underlinesToggle(uri: Uri | undefined): Entry {
  const isOn = Object.values(setting('severity', uri)).some((severity) => severity !== 'off');
  const none = { breaks: 'off', clear: 'off', likely: 'off', optional: 'off' } as const;
  return entry('Underlines and problems', isOn, (on) => writeSetting('severity', on ? DEFAULTS.severity : none, uri));
}

const entry = (label: string, isOn: boolean, write: (on: boolean) => Promise<void>): Entry => ({
  label: `$(${isOn ? 'check' : 'circle-slash'}) ${label}`,
  description: isOn ? 'on' : 'off',
  run: () => write(!isOn),
});
