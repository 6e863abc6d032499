import { stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../core/config/config.ts';
import type { SeverityRules } from '../core/config/severity.ts';
import type { Tier } from '../core/knowledge/pattern.ts';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import { NO_FACTS } from '../core/patterns/project.ts';
import type { FileReport } from '../worker/fileReport.ts';
import { type ConfigOptions, configsFor } from './configuration.ts';
import type { Configs } from './files/configAt.ts';
import { formatGithub } from './formats/github.ts';
import { formatJson } from './formats/json.ts';
import { formatSarif, MAX_RESULTS } from './formats/sarif.ts';
import { formatText } from './formats/text.ts';
import type { Host } from './host.ts';
import { atLeast, type Report, reportOf } from './report.ts';
import { scan } from './scan.ts';
import { chooseCards, underFlags } from './selection.ts';
import { UsageError } from './usageError.ts';

export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github'] as const;

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
  const chosen = new Set(cards);
  const project = { ...NO_FACTS, ignored: knowledge.patterns.filter((card) => !chosen.has(card)).map(({ id }) => id) };
  const root = await folderOf(options.sarifRoot, host);

  const warn = (path: string, why: string): void => void host.stderr.write(`${path}: ${why}\n`);
  const { stdinFilename, threads, select, ignore } = options;
  const adjust = (config: Config): Config => underFlags(config, select, ignore);
  const configs = await configsFor(options, host, () => Promise.resolve(knowledge), adjust);
  const files = await scan({ paths, stdinFilename, threads, project, configs }, host, warn);
  for (const complaint of configs.complaints()) host.stderr.write(`${complaint}\n`);
  for (const { path, skipped, crash } of files) {
    if (skipped !== undefined) warn(path, skipped);
    if (crash !== undefined) host.stderr.write(`${crash}\n`);
  }

  const optional = options.all || options.failOn === 'optional';
  const severities = await severitiesOf(files, configs, host.cwd);
  const report = reportOf(files, knowledge, { optional, suppressed: options.showSuppressed }, severities);
  const text = format(report, knowledge, cards, files, root, options, host);
  if (options.outputFile === undefined) host.stdout.write(text);
  else await writeOutput(resolve(host.cwd, options.outputFile), text);

  if (files.some(({ crash }) => crash !== undefined)) return 2;
  const failing = report.rows.some(
    ({ card, suppressed, isOff }) => !suppressed && !isOff && atLeast(card.tier, options.failOn),
  );
  return failing && !options.exitZero ? 1 : 0;
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

function format(
  report: Report,
  knowledge: Knowledge,
  cards: readonly PatternCard[],
  files: readonly FileReport[],
  root: string,
  options: CheckOptions,
  host: Host,
): string {
  switch (options.format) {
    case 'text':
      return formatText(report, options.outputFile === undefined && wantsColor(host));
    case 'json':
      return formatJson(report);
    case 'github':
      return formatGithub(report);
    case 'sarif': {
      if (report.rows.length > MAX_RESULTS) {
        host.stderr.write(`The SARIF report holds the first ${MAX_RESULTS} of ${report.rows.length} findings.\n`);
      }
      const skipped = files.filter(({ skipped }) => skipped !== undefined);
      return formatSarif(report, knowledge, { root, cwd: host.cwd, cards, skipped });
    }
  }
}

/** Colour is for terminals, unless the user said otherwise by the usual variables. */
function wantsColor({ env, stdout }: Host): boolean {
  if (env['NO_COLOR']) return false;
  return Boolean(env['FORCE_COLOR']) || (stdout.isTTY === true && env['TERM'] !== 'dumb');
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
