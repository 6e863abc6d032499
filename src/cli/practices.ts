import { readFile } from 'node:fs/promises';
import { type PracticeUse, practicesUsed } from '../core/report/practiceUse.ts';
import type { ReportedPractice } from '../core/report/practices.ts';
import { practicesIn } from '../worker/practicesIn.ts';
import { type ConfigOptions, configsFor } from './configuration.ts';
import { collectFiles } from './files/collectFiles.ts';
import { excludedBy } from './files/configAt.ts';
import type { Host } from './host.ts';

export const PRACTICES_FORMATS = ['text', 'json'] as const;

export interface PracticesOptions extends ConfigOptions {
  readonly format: (typeof PRACTICES_FORMATS)[number];
}

/**
 * Writes what files do well already: the techniques in use, each with its places.
 *
 * @returns 0, whatever there is
 * @throws UsageError for a path that does not exist
 */
export async function practices(paths: readonly string[], options: PracticesOptions, host: Host): Promise<number> {
  const warn = (path: string, why: string): void => void host.stderr.write(`${path}: ${why}\n`);
  const configs = await configsFor(options, host, () => host.readKnowledge());
  const { files } = await collectFiles(paths.length ? paths : ['.'], host.cwd, warn, excludedBy(configs));
  for (const complaint of configs.complaints()) host.stderr.write(`${complaint}\n`);
  const lens = await host.openLens();
  const looked: { readonly path: string; readonly practices: readonly ReportedPractice[] }[] = [];
  for (const { file, path } of files) looked.push({ path, practices: practicesIn(lens, path, await readFile(file)) });
  lens.dispose();
  const used = practicesUsed(looked);
  host.stdout.write(options.format === 'json' ? jsonOf(used) : textOf(used, files.length));
  return 0;
}

function jsonOf(used: readonly PracticeUse[]): string {
  const records = used.map((use) => ({ ...use, places: use.places.map(({ path, line }) => ({ path, line })) }));
  return `${JSON.stringify(records, null, 2)}\n`;
}

function textOf(used: readonly PracticeUse[], files: number): string {
  const width = Math.max(0, ...used.map(({ practice }) => practice.length));
  const lines = used.map(({ practice, message, places }) => {
    const [first] = places;
    const inFiles = new Set(places.map(({ path }) => path)).size;
    const where =
      places.length === 1
        ? `${first!.path}:${first!.line}`
        : `${places.length} places in ${inFiles === 1 ? 'one file' : `${inFiles} files`}, first ${first!.path}:${first!.line}`;
    return `${practice.padEnd(width)}  ${message}  ${where}\n`;
  });
  const summary = used.length ? '' : `No technique was seen in use in ${files} ${files === 1 ? 'file' : 'files'}.\n`;
  return `${lines.join('')}${summary}`;
}
