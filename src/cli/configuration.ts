import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { Option } from 'commander';
import type { ConfigProblem } from '../core/config/config.ts';
import { readConfig } from '../core/config/read.ts';
import { Rules } from '../core/config/rules.ts';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import { oneLine } from '../core/words/escape.ts';
import { ConfigAt, type Configs, ISOLATED } from './files/configAt.ts';
import { type Adjust, ProjectConfigs } from './files/projectConfigs.ts';
import type { Host } from './host.ts';
import { UsageError } from './usageError.ts';

export interface ConfigOptions {
  /** A file whose table holds for everything. */
  readonly config?: string;
  /** Read no table. */
  readonly isolated: boolean;
}

/** Both options, made anew for each command that takes them. */
export const CONFIG_OPTIONS = {
  config: () =>
    new Option(
      '--config <file>',
      'follow the table [tool.efficiency-lens] of this file, with globs from this folder (default: of the nearest pyproject.toml upward of each file)',
    ),
  isolated: () => new Option('--isolated', 'follow no [tool.efficiency-lens]').default(false).conflicts('config'),
};

/** Configurations, and what is wrong with those that were asked for so far. */
export interface ToldConfigs extends Configs {
  /** A line each, by file and place. */
  complaints(): readonly string[];
}

/**
 * The configurations that the command line asks for.
 *
 * @throws UsageError when the file that is named cannot be read or is no TOML
 */
export async function configsFor(
  options: ConfigOptions,
  host: Pick<Host, 'cwd'>,
  knowledge: () => Promise<Knowledge>,
  adjust: Adjust = (config) => config,
): Promise<ToldConfigs> {
  const told: { readonly file: string; readonly problem: ConfigProblem }[] = [];
  const tell = (file: string, problem: ConfigProblem): void => void told.push({ file, problem });
  const configs = options.isolated
    ? ISOLATED
    : options.config === undefined
      ? new ProjectConfigs(knowledge, adjust, tell)
      : await configNamed(options.config, host.cwd, await knowledge(), adjust, tell);
  return {
    of: (file) => configs.of(file),
    complaints: () =>
      told
        .map(({ file, problem }) => ({ path: relative(host.cwd, file).split(sep).join('/'), problem }))
        .sort((a, b) => (a.path === b.path ? (a.problem.line ?? 0) - (b.problem.line ?? 0) : a.path < b.path ? -1 : 1))
        .map(({ path, problem }) => `${oneLine(path)}: ${placed(problem)}`),
  };
}

async function configNamed(
  name: string,
  cwd: string,
  knowledge: Knowledge,
  adjust: Adjust,
  tell: (file: string, problem: ConfigProblem) => void,
): Promise<Configs> {
  const file = resolve(cwd, name);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--config: «${name}» cannot be read (${error.code}).`);
  });
  const { config, problems } = readConfig(text, knowledge);
  const broken = problems.find(({ key }) => key === '');
  if (broken) throw new UsageError(`--config: «${name}» cannot be read: ${placed(broken)}`);
  for (const problem of problems) tell(file, problem);
  if (!config && !problems.length) {
    tell(file, { key: 'tool.efficiency-lens', message: 'There is no table [tool.efficiency-lens] in this file.' });
  }
  const at = config && new ConfigAt(new Rules(adjust(config), knowledge), cwd);
  return { of: () => Promise.resolve(at) };
}

const placed = ({ line, message }: ConfigProblem): string =>
  line === undefined ? message : `line ${line}: ${message}`;
