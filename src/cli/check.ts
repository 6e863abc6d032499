import { stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Baseline } from '../core/baseline/baseline.ts';
import type { Config } from '../core/config/config.ts';
import type { SeverityRules } from '../core/config/severity.ts';
import type { Tier } from '../core/knowledge/pattern.ts';
import { NO_FACTS } from '../core/patterns/project.ts';
import type { FileReport } from '../core/report/fileReport.ts';
import { atLeast, reportOf } from '../core/report/report.ts';
import { BaselineFile } from './baseline.ts';
import { type ConfigOptions, configsFor } from './configuration.ts';
import type { Configs } from './files/configAt.ts';
import type { Host } from './host.ts';
import { scan } from './scan.ts';
import { chooseCards, droppedAmong, underFlags } from './selection.ts';
import { UsageError } from './usageError.ts';
import { written } from './written.ts';

export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github', 'markdown'] as const;

export interface CheckOptions extends ConfigOptions {
  readonly format: (typeof CHECK_FORMATS)[number];
  readonly all: boolean;
  readonly exitZero: boolean;
  readonly failOn: Tier;
  readonly showSuppressed: boolean;
  readonly sarifRoot?: string;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly outputFile?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly stdinFilename?: string;
  readonly threads?: number;
}

/**
 * Looks at files and writes a report.
 *
 * @returns the exit code: 0 nothing at or above `failOn`, 1 findings, 2 a crash of ours
 * @throws UsageError
 */
export async function check(paths: readonly string[], options: CheckOptions, host: Host): Promise<number> {
  const knowledge = await host.readKnowledge();
  const cards = chooseCards(knowledge, options.select, options.ignore);
  for (const words of droppedAmong([...options.select, ...options.ignore], knowledge)) host.stderr.write(`${words}\n`);
  const chosen = new Set(cards);
  const project = { ...NO_FACTS, ignored: knowledge.patterns.filter((card) => !chosen.has(card)).map(({ id }) => id) };
  const root = await folderOf(options.sarifRoot, host);

  const warn = (path: string, why: string): void => void host.stderr.write(`${path}: ${why}\n`);
  const { stdinFilename, threads, select, ignore } = options;
  const adjust = (config: Config): Config => underFlags(config, select, ignore);
  const configs = await configsFor(options, host, () => Promise.resolve(knowledge), adjust);
  const baseline = await baselineOf(options, host.cwd);
  const practices = options.format === 'markdown';
  const files = await scan({ paths, stdinFilename, threads, project, practices, configs }, host, warn);
  for (const complaint of configs.complaints()) host.stderr.write(`${complaint}\n`);
  for (const { path, skipped, crash } of files) {
    if (skipped !== undefined) warn(path, skipped);
    if (crash !== undefined) host.stderr.write(`${crash}\n`);
  }

  const optional = options.all || options.failOn === 'optional';
  const severities = await severitiesOf(files, configs, host.cwd);
  const suppressed = options.showSuppressed || options.format === 'markdown';
  const whole = reportOf(files, knowledge, { optional, suppressed }, severities);
  const report = baseline ? baseline.file.onlyNew(whole, baseline.known) : whole;
  const text = written({ report, knowledge, cards, files, root }, options, host);
  if (options.outputFile === undefined) host.stdout.write(text);
  else await writeOutput(resolve(host.cwd, options.outputFile), text);

  if (options.writeBaseline !== undefined) {
    // What is optional or turned off belongs to it too, so that it holds with --all as well.
    const everything = reportOf(files, knowledge, { optional: true, suppressed: false }, severities);
    await new BaselineFile(options.writeBaseline, host.cwd).write(everything);
  }

  if (files.some(({ crash }) => crash !== undefined)) return 2;
  const failing = report.rows.some(
    ({ card, suppressed, isOff }) => !suppressed && !isOff && atLeast(card.tier, options.failOn),
  );
  return failing && !options.exitZero ? 1 : 0;
}

/** The baseline to hold findings against, where there is one. @throws UsageError */
async function baselineOf(
  { baseline }: CheckOptions,
  cwd: string,
): Promise<{ readonly file: BaselineFile; readonly known: Baseline } | undefined> {
  if (baseline === undefined) return undefined;
  const file = new BaselineFile(baseline, cwd);
  return { file, known: await file.read() };
}

/** What the projects of files say of severities, for the files in which something was found. */
async function severitiesOf(
  files: readonly FileReport[],
  configs: Configs,
  cwd: string,
): Promise<ReadonlyMap<string, SeverityRules>> {
  const severities = new Map<string, SeverityRules>();
  for (const { path, findings } of files) {
    const config = findings.length ? await configs.of(resolve(cwd, path)) : undefined;
    if (config) severities.set(path, config.severity);
  }
  return severities;
}

async function folderOf(sarifRoot: string | undefined, host: Host): Promise<string> {
  if (sarifRoot === undefined) return host.cwd;
  const folder = resolve(host.cwd, sarifRoot);
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(`--sarif-root: «${sarifRoot}» is no folder.`);
  return folder;
}

async function writeOutput(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--output-file: «${file}» cannot be written (${error.code}).`);
  });
}
