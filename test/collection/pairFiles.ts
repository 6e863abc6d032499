import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path/posix';
import { globSync } from 'tinyglobby';

/** A before/after pair of a technique: its source, and its record where it was measured. */
export interface PairFile {
  readonly technique: string;
  readonly name: string;
  readonly source: string;
  readonly record?: Record<string, unknown>;
}

/** Every pair below a data folder, and the names of records that have no pair. */
export function pairFiles(data: string): { readonly pairs: readonly PairFile[]; readonly strays: readonly string[] } {
  const paths = globSync('techniques/*/pairs/*', { cwd: data }).sort();
  const read = (path: string): string => readFileSync(join(data, path), 'utf8');
  const sources = paths.filter((path) => path.endsWith('.py'));
  const recordOf = (source: string): string => source.replace(/\.py$/, '.json');
  const pairs = sources.map((path) => ({
    technique: basename(dirname(dirname(path))),
    name: basename(path, '.py'),
    source: read(path),
    ...(paths.includes(recordOf(path)) && {
      record: JSON.parse(read(recordOf(path))) as Record<string, unknown>,
    }),
  }));
  const known = new Set([...sources, ...sources.map(recordOf)]);
  return { pairs, strays: paths.filter((path) => !known.has(path)) };
}

/** What keeps a record from being that of its pair as it stands now. */
export function faultsOf({ technique, name, source, record }: PairFile): string[] {
  if (!record) return [];
  const measured = (record.sha256 as { pair?: string } | undefined)?.pair;
  const sizes = Array.isArray(record.sizes) ? (record.sizes as { parameters?: object }[]) : [];
  return [
    ...(record.technique === technique && record.pair === name ? [] : ['belongs to another pair']),
    ...(measured === sha256(source) ? [] : ['the pair changed after it was measured; measure it again']),
    ...(new Set(sizes.map(({ parameters }) => JSON.stringify(parameters))).size === sizes.length
      ? []
      : ['two sizes are the same']),
  ];
}

/** The texts of a list of a pair's constants; undefined where it is not defined. */
export function constantOf(source: string, name: string): readonly string[] | undefined {
  const written = new RegExp(`^${name} = (\\[[^\\]]*\\]|.+)`, 'm').exec(source)?.[1];
  return written === undefined ? undefined : [...written.matchAll(/"([^"]*)"/g)].map(([, text]) => text!);
}

/** As the harness takes it: whatever the line ends. */
export const sha256 = (source: string): string =>
  createHash('sha256').update(source.replaceAll('\r\n', '\n')).digest('hex');
