import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { UsageError } from '../usageError.ts';
import { FolderRules } from './folderRules.ts';
import { SKIPPED_FOLDERS } from './ignoreRules.ts';
import { type FoundFile, PYTHON, walk } from './walk.ts';

/** Larger files are data or generated; reading them would cost memory and find nothing. */
export const MAX_BYTES = 16 * 1024 * 1024;

export interface Collected {
  /** By path, each file once: where it is read from, and how it is shown. */
  readonly files: readonly { readonly file: string; readonly path: string }[];
  readonly bytes: number;
}

/**
 * The files that paths on a command line stand for: a file itself, whatever its name; what a folder or a glob holds, less
 * what is ignored.
 *
 * @param warn told of what is left out though it was named, and of folders that cannot be read
 * @throws UsageError for a path that does not exist and a glob that matches nothing
 */
export async function collectFiles(
  paths: readonly string[],
  cwd: string,
  warn: (path: string, why: string) => void,
): Promise<Collected> {
  const shown = (file: string): string => (relative(cwd, file) || '.').split(sep).join('/');
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    for (const file of await filesOf(path, cwd, (file, why) => warn(shown(file), why))) found.set(file.file, file);
  }
  const files = [...found.values()].map((file) => ({ ...file, path: shown(file.file) }));
  const kept = files.filter(({ bytes, path }) => {
    if (bytes > MAX_BYTES) warn(path, `is larger than ${MAX_BYTES / 1024 / 1024} MB`);
    return bytes <= MAX_BYTES;
  });
  kept.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    files: kept.map(({ file, path }) => ({ file, path })),
    bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

async function filesOf(path: string, cwd: string, warn: (path: string, why: string) => void): Promise<FoundFile[]> {
  const file = resolve(cwd, path);
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new UsageError(`«${path}» cannot be read (${error.code}).`);
  });
  if (stats?.isDirectory()) return walk(file, warn);
  if (stats?.isFile()) {
    if (!/\.ipynb$/i.test(file)) return [{ file, bytes: stats.size }];
    warn(file, 'is a notebook; notebooks are looked at in the editor');
    return [];
  }
  if (stats) throw new UsageError(`«${path}» is neither a file nor a folder.`);
  if (!isDynamicPattern(path)) throw new UsageError(`«${path}» does not exist.`);
  const matches = await matchesOf(path, cwd);
  if (!matches.length) throw new UsageError(`«${path}» matches no Python file.`);
  return matches;
}

/** A glob gives Python files only, and none that is ignored: it stands for a folder that was filtered. */
async function matchesOf(pattern: string, cwd: string): Promise<FoundFile[]> {
  const paths = await glob(pattern, {
    cwd,
    absolute: true,
    followSymbolicLinks: false,
    ignore: [...SKIPPED_FOLDERS].map((name) => `**/${name}/**`),
  });
  const rules = new FolderRules(cwd);
  const found: FoundFile[] = [];
  for (const path of paths.map((path) => resolve(path))) {
    if (!PYTHON.test(path) || (await rules.ignore(path))) continue;
    const { size } = await stat(path);
    found.push({ file: path, bytes: size });
  }
  return found;
}
