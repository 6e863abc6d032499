import * as vscode from 'vscode';
import { Findings } from '../../src/editor/findings.ts';
import { Loader } from '../../src/editor/loader.ts';
import { ProjectConfigs } from '../../src/editor/projectConfigs.ts';

/**
 * Findings as the extension makes them, but those of a test: it reads their log, and they know only of documents that are
 * opened from now on. What other suites had opened may stay open for minutes.
 */
export function ownFindings(note: (line: string) => void = () => undefined) {
  const { extensionUri } = vscode.extensions.getExtension('efficiency-lens.efficiency-lens')!;
  const log = { trace() {}, debug: note, info: note, warn: note, error: note } as Partial<vscode.LogOutputChannel>;
  const loader = new Loader(extensionUri, log as vscode.LogOutputChannel);
  const configs = new ProjectConfigs(loader.knowledge, log as vscode.LogOutputChannel);
  const findings = new Findings(loader, configs, log as vscode.LogOutputChannel);
  const dispose = (): void => [findings, configs, loader].forEach((one) => one.dispose());
  return { findings, configs, dispose };
}
