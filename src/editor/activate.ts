import { type ExtensionContext, window } from 'vscode';
import { Baselines } from './baselines.ts';
import { CONTRIBUTIONS } from './contributions.ts';
import { CurrentFile } from './currentFile.ts';
import { Findings } from './findings.ts';
import { Loader } from './loader.ts';
import { Practices } from './practices.ts';
import { ProjectConfigs } from './projectConfigs.ts';
import { Reports } from './reports.ts';
import type { FindingsStore, Services } from './services.ts';
import { ShownFindings } from './shownFindings.ts';
import { startAll } from './startAll.ts';

/** What other extensions, and our own tests, get of this one. */
export interface Exported {
  readonly findings: FindingsStore;
  /** How long it took to start, in milliseconds. */
  readonly startedIn: number;
}

/** Starts everything; nothing is read from disk before it is needed. */
export function activate(context: ExtensionContext): Exported {
  const start = performance.now();
  const log = window.createOutputChannel('Efficiency Lens', { log: true });
  const loader = new Loader(context.extensionUri, log);
  const { patterns, knowledge, lens } = loader;
  const configs = new ProjectConfigs(knowledge, log);
  const findings = new Findings(loader, configs, log);
  const baselines = new Baselines(log);
  const practices = new Practices(lens, log);
  const reports = new Reports({ findings, configs, knowledge, practices }, baselines);
  const current = new CurrentFile();
  const shown = new ShownFindings({ findings, patterns, knowledge, current }, context.workspaceState, baselines);
  context.subscriptions.push(log, baselines, reports, shown, current, findings, configs, loader);
  const services: Services = {
    context,
    log,
    findings,
    configs,
    baselines,
    reports,
    practices,
    current,
    shown,
    patterns,
    knowledge,
    lens,
  };
  context.subscriptions.push(...startAll(CONTRIBUTIONS, services));
  findings.start();
  const startedIn = performance.now() - start;
  log.info(`started in ${startedIn.toFixed(1)} ms`);
  return { findings, startedIn };
}
