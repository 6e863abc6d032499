import { CancellationTokenSource, commands, Disposable, window } from 'vscode';
import { COMMANDS, VIEWS } from './ids.ts';
import { say } from './say.ts';
import type { Contribution, ScanState } from './services.ts';

/** *Scan workspace*: progress in the view and in the status bar, stopped from either. */
export const scanCommands: Contribution = ({ findings }) => {
  let running: CancellationTokenSource | undefined;

  const scan = async (): Promise<void> => {
    if (running) return;
    const source = (running = new CancellationTokenSource());
    const item = window.createStatusBarItem('efficiencyLens.scan');
    item.name = 'Efficiency Lens scan';
    item.command = COMMANDS.stopScan;
    item.tooltip = 'Efficiency Lens looks through the workspace. Click to stop; what was found stays.';
    const report = ({ scanned, total }: ScanState): void => {
      item.text = total ? `$(sync~spin) ${scanned} of ${total} files` : '$(sync~spin) Looking for Python files';
      item.show();
    };
    try {
      await window.withProgress({ location: { viewId: VIEWS.findings } }, () =>
        findings.scanWorkspace(source.token, report),
      );
      say(
        summary(
          findings.scan,
          [...findings.entries()].reduce((sum, file) => sum + file.analysis.findings.length, 0),
        ),
      );
    } finally {
      item.dispose();
      source.dispose();
      running = undefined;
    }
  };

  return Disposable.from(
    commands.registerCommand(COMMANDS.scanWorkspace, scan),
    commands.registerCommand(COMMANDS.stopScan, () => running?.cancel()),
    commands.registerCommand(COMMANDS.clearScan, () => findings.clearScan()),
    commands.registerCommand(COMMANDS.refresh, () => findings.refresh()),
    { dispose: () => running?.cancel() },
  );
};

const summary = ({ phase, scanned, total }: ScanState, found: number): string =>
  `${phase === 'stopped' ? `Stopped after ${scanned} of ${total} files` : `${total} files`}: ${found} findings`;
