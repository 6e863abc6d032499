import { readFile } from 'node:fs/promises';
import type { Practice } from '../core/knowledge/practice.ts';
import { practicesIn } from '../worker/practicesIn.ts';
import { type ConfigOptions, configsFor } from './configuration.ts';
import { collectFiles } from './files/collectFiles.ts';
import { excludedBy } from './files/configAt.ts';
import type { Host } from './host.ts';

export const PRACTICES_FORMATS = ['text', 'json'] as const;

export interface PracticesOptions extends ConfigOptions {
  readonly format: (typeof PRACTICES_FORMATS)[number];
}

interface Places {
  readonly practice: Practice;
  readonly places: { readonly path: string; readonly line: number }[];
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
  const found = new Map<string, Places>();
  for (const { file, path } of files) {
    for (const { practice, line } of practicesIn(lens, path, await readFile(file))) {
      const known = found.get(practice.id) ?? { practice, places: [] };
      found.set(practice.id, known);
      known.places.push({ path, line });
    }
  }
  lens.dispose();
  const ordered = [...found.values()].sort(
    (a, b) => b.places.length - a.places.length || (a.practice.id < b.practice.id ? -1 : 1),
  );
  host.stdout.write(options.format === 'json' ? jsonOf(ordered) : textOf(ordered, files.length));
  return 0;
}

const jsonOf = (found: readonly Places[]): string =>
  `${JSON.stringify(
    found.map(({ practice: { id, technique, message }, places }) => ({ practice: id, technique, message, places })),
    null,
    2,
  )}\n`;

function textOf(found: readonly Places[], files: number): string {
  const width = Math.max(0, ...found.map(({ practice }) => practice.id.length));
  const lines = found.map(({ practice, places }) => {
    const [first] = places;
    const inFiles = new Set(places.map(({ path }) => path)).size;
    const where =
      places.length === 1
        ? `${first!.path}:${first!.line}`
        : `${places.length} places in ${inFiles === 1 ? 'one file' : `${inFiles} files`}, first ${first!.path}:${first!.line}`;
    return `${practice.id.padEnd(width)}  ${practice.message}  ${where}\n`;
  });
  const summary = found.length ? '' : `No technique was seen in use in ${files} ${files === 1 ? 'file' : 'files'}.\n`;
  return `${lines.join('')}${summary}`;
}
