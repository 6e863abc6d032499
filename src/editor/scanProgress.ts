import { StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { COMMANDS, VIEWS } from './ids.ts';
import type { ScanState } from './services.ts';
import { counted } from './treeCounts.ts';

/** Next to the number of findings, which stands at 90. */
const PRIORITY = 91;

/** How far a scan is, in the status bar and above the view, for as long as it runs. */
export class ScanProgress {
  #shown: { readonly item: StatusBarItem; readonly end: () => void } | undefined;

  show({ phase, scanned, total }: ScanState): void {
    if (phase !== 'running') return this.#hide();
    this.#shown ??= begin();
    this.#shown.item.text = total
      ? `$(sync~spin) ${scanned} of ${counted(total, 'file')}`
      : '$(sync~spin) Looking for Python files';
    this.#shown.item.show();
  }

  dispose(): void {
    this.#hide();
  }

  #hide(): void {
    this.#shown?.item.dispose();
    this.#shown?.end();
    this.#shown = undefined;
  }
}

function begin(): { readonly item: StatusBarItem; readonly end: () => void } {
  const item = window.createStatusBarItem('efficiencyLens.scan', StatusBarAlignment.Right, PRIORITY);
  item.name = 'Efficiency Lens scan';
  item.command = COMMANDS.stopScan;
  // Without the numbers, so that nobody has each of them read out.
  item.accessibilityInformation = { label: 'Efficiency Lens scans the workspace. Stops the scan.', role: 'button' };
  item.tooltip = 'Efficiency Lens looks through the workspace. Click to stop; what was found stays.';
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  void window.withProgress({ location: { viewId: VIEWS.findings } }, () => ended);
  return { item, end: () => end() };
}
