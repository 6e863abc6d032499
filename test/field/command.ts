import { writeFile } from 'node:fs/promises';
import { Command, CommanderError } from 'commander';
import { UsageError } from '../../src/cli/usageError.ts';
import { compiledPatterns, makeLens } from '../lens.ts';
import { readLabels } from './labels.ts';
import { measure } from './measure.ts';
import { jsonOf, textOf } from './report.ts';

const WRONG_USAGE = 2;

/**
 * Measures and prints.
 *
 * @param words what stands after the program's name
 * @returns the exit code: 0, 2 for wrong usage and labels or folders that cannot be used
 */
export async function field(words: readonly string[]): Promise<number> {
  const command = new Command('field')
    .description('Holds what the detector finds in checked-out repositories against labels.')
    .requiredOption('--labels <file>', 'the labels')
    .option('--json <file>', 'write everything there as well')
    .argument('<folder>', 'holds the repositories, each as owner/name, owner+name or name')
    .exitOverride()
    .action(async (folder: string, { labels, json }: { labels: string; json?: string }) => print(folder, labels, json));
  try {
    await command.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return WRONG_USAGE;
  }
}

async function print(folder: string, labelsFile: string, jsonFile: string | undefined): Promise<void> {
  const labels = await readLabels(labelsFile);
  const compiled = await compiledPatterns();
  const lens = await makeLens(compiled);
  const measurement = await measure(labels, folder, lens, compiled.patterns);
  lens.dispose();
  console.log(textOf(measurement));
  if (jsonFile === undefined) return;
  const json = `${JSON.stringify(jsonOf(measurement), null, 2)}\n`;
  await writeFile(jsonFile, json).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--json: «${jsonFile}» cannot be written (${error.code}).`);
  });
}
