import { type Disposable, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import { CONTRIBUTIONS } from './contributions.ts';
import { Findings } from './findings.ts';
import { Loader } from './loader.ts';
import type { Contribution, Services } from './services.ts';

/** Starts everything; nothing is read from disk before it is needed. */
export function activate(context: ExtensionContext): void {
  const start = performance.now();
  const log = window.createOutputChannel('Efficiency Lens', { log: true });
  const loader = new Loader(context.extensionUri, log);
  const findings = new Findings(loader, log);
  context.subscriptions.push(log, findings, loader);
  const { patterns, knowledge, lens } = loader;
  const services: Services = { context, log, findings, patterns, knowledge, lens };
  context.subscriptions.push(...startAll(CONTRIBUTIONS, services, log));
  findings.start();
  log.info(`activated in ${(performance.now() - start).toFixed(1)} ms`);
}

/** Starts each contribution in a guard of its own: one that fails costs the others nothing. */
export function startAll(
  contributions: Readonly<Record<string, Contribution>>,
  services: Services,
  log: Pick<LogOutputChannel, 'error'>,
): Disposable[] {
  return Object.entries(contributions).flatMap(([name, contribution]) => {
    try {
      return contribution(services);
    } catch (error) {
      log.error(`${name} did not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return [];
    }
  });
}
