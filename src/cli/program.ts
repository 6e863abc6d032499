import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { TIERS } from '../core/knowledge/pattern.ts';
import { check, CHECK_FORMATS, type CheckOptions } from './check.ts';
import { CONFIG_OPTIONS } from './configuration.ts';
import { explain, EXPLAIN_FORMATS } from './explain.ts';
import { type Host, InstallationError } from './host.ts';
import { practices, PRACTICES_FORMATS, type PracticesOptions } from './practices.ts';
import { rules, RULES_FORMATS } from './rules.ts';
import { DEFAULT_LIMIT, search, SEARCH_FORMATS } from './search.ts';
import { oneOf, UsageError, wholeNumber } from './usageError.ts';

const WRONG_USAGE = 2;

/**
 * Runs a command line.
 *
 * @param words what stands after the program's name
 * @returns the exit code: 0, 1 when there are findings, 2 for wrong usage and crashes
 */
export async function run(words: readonly string[], host: Host): Promise<number> {
  let code = 0;
  const program = programFor(host, (result) => (code = result));
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    const isPlain = error instanceof UsageError || error instanceof InstallationError;
    host.stderr.write(`${isPlain ? error.message : ((error as Error).stack ?? String(error))}\n`);
    return WRONG_USAGE;
  }
}

function programFor(host: Host, finish: (code: number) => void): Command {
  const program = new Command('efficiency-lens')
    .description('Finds code that a known efficiency technique would make faster, smaller or cheaper.')
    .version(version, '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void host.stdout.write(text),
      writeErr: (text) => void host.stderr.write(text),
    });

  program
    .command('check')
    .description(
      'look at Python files and notebooks, folders or globs (default: this folder); «-» reads standard input',
    )
    .argument('[paths...]')
    .addOption(formatOption(CHECK_FORMATS))
    .option('--all', 'report the tier «optional» too', false)
    .option('--exit-zero', 'exit with 0 even when there are findings', false)
    .addOption(
      new Option('--fail-on <tier>', `exit with 1 from this tier up: ${TIERS.join(', ')}`)
        .default('breaks')
        .argParser((word) => oneOf(word, TIERS, 'tier')),
    )
    .option('--show-suppressed', 'report silenced findings too, marked as such', false)
    .option('--sarif-root <folder>', 'the folder that addresses in SARIF are relative to (default: this folder)')
    .option(
      '--select <names>',
      'look for these patterns, techniques or categories only (with commas between); stands above «select» and «ignore» of a project',
      list,
      [],
    )
    .option('--ignore <names>', 'leave these out; stands above «ignore» of a project', list, [])
    .addOption(CONFIG_OPTIONS.config())
    .addOption(CONFIG_OPTIONS.isolated())
    .option('--output-file <file>', 'write the report there')
    .option('--baseline <file>', 'report only what is not in this baseline; the exit code follows')
    .option('--write-baseline <file>', 'write what is found as a baseline, and report it as ever')
    .option('--stdin-filename <name>', 'the name under which standard input is reported')
    .addOption(
      new Option('--threads <number>', 'look at files with so many threads (default: as many as pay)').argParser(
        (word) => wholeNumber(word, 1, 256, 'number of threads'),
      ),
    )
    .action(async (paths: string[], options: CheckOptions) => finish(await check(paths, options, host)));

  program
    .command('practices')
    .description('list what Python files and notebooks do well already: the techniques in use, with their places')
    .argument('[paths...]')
    .addOption(formatOption(PRACTICES_FORMATS))
    .addOption(CONFIG_OPTIONS.config())
    .addOption(CONFIG_OPTIONS.isolated())
    .action(async (paths: string[], options: PracticesOptions) => finish(await practices(paths, options, host)));

  program
    .command('search')
    .description('find techniques and papers by name, symptom, code or error message')
    .argument('<text...>')
    .addOption(formatOption(SEARCH_FORMATS))
    .addOption(
      new Option('--limit <number>', 'give at most so many results')
        .default(DEFAULT_LIMIT)
        .argParser((word) => wholeNumber(word, 1, 1000, 'limit')),
    )
    .action(async (text: string[], options) => finish(await search(text.join(' '), options, host)));

  program
    .command('explain')
    .description('say all that is known of a pattern, a technique or a paper')
    .argument('<id>')
    .addOption(formatOption(EXPLAIN_FORMATS))
    .action(async (id: string, { format }) => finish(await explain(id, format, host)));

  program
    .command('rules')
    .description('list the patterns that are looked for')
    .addOption(formatOption(RULES_FORMATS))
    .action(async ({ format }) => finish(await rules(format, host)));

  return program;
}

const formatOption = (formats: readonly string[]): Option =>
  new Option('--format <format>', `one of ${formats.join(', ')}`)
    .default('text')
    .argParser((word) => oneOf(word, formats, 'format'));

const list = (words: string, before: readonly string[]): readonly string[] => [
  ...before,
  ...words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
];
