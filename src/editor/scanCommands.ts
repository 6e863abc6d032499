import { commands, Disposable } from 'vscode';
import { COMMANDS } from './ids.ts';
import { say } from './say.ts';
import { ScanProgress } from './scanProgress.ts';
import type { Contribution, ScanState } from './services.ts';
import { counted } from './treeCounts.ts';

/** *Scan workspace*, and to stop it: the one that was asked for, and one that follows a change. */
export const scanCommands: Contribution = ({ findings }) => {
  const sayWhatItDid = (): void =>
    say(
      summary(
        findings.scan,
        [...findings.entries()].reduce((sum, file) => sum + file.analysis.findings.length, 0),
      ),
    );
  const scan = async (): Promise<void> => {
    if (findings.scan.phase === 'running') return;
    await findings.scanWorkspace();
    sayWhatItDid();
  };
  const progress = new ScanProgress();
  return Disposable.from(
    progress,
    findings.onDidChange(() => progress.show(findings.scan)),
    commands.registerCommand(COMMANDS.scanWorkspace, scan),
    commands.registerCommand(COMMANDS.stopScan, () => findings.stopScan()),
    commands.registerCommand(COMMANDS.clearScan, () => findings.clearScan()),
    commands.registerCommand(COMMANDS.refresh, () => findings.refresh()),
  );
};

/** What a scan says at its end. */
export const summary = ({ phase, scanned, total }: ScanState, found: number): string =>
  `${phase === 'stopped' ? `Stopped after ${scanned} of ${counted(total, 'file')}` : counted(total, 'file')}: ${counted(found, 'finding')}`;
