import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { MAX_BYTES } from '../../core/script.ts';
import { UsageError } from '../usageError.ts';
import { type FoundFile, walk } from './walk.ts';

type Warn = (path: string, why: string) => void;

export interface Collected {
  /** By path, each file once: where it is read from, and how it is shown. */
  readonly files: readonly { readonly file: string; readonly path: string }[];
  readonly bytes: number;
}

/**
 * The files that paths on a command line stand for: a file itself, whatever its name; what a folder or a glob holds, less
 * what is ignored or excluded.
 *
 * @param warn told of what is left out though it was named, and of folders that cannot be read
 * @param excludes asked about what a folder or a glob holds, by absolute path
 * @throws UsageError for a path that does not exist and a glob that matches nothing
 */
export async function collectFiles(
  paths: readonly string[],
  cwd: string,
  warn: Warn,
  excludes: (file: string) => Promise<boolean> = async () => false,
): Promise<Collected> {
  const shown = (file: string): string => (relative(cwd, file) || '.').split(sep).join('/');
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    const { files, isNamed } = await filesOf(path, cwd, (file, why) => warn(shown(file), why));
    const excluded = await Promise.all(files.map(({ file }) => !isNamed && excludes(file)));
    for (const [i, file] of files.entries()) if (!excluded[i]) found.set(file.file, file);
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

interface Meant {
  readonly files: readonly FoundFile[];
  /** Somebody named the very file. */
  readonly isNamed: boolean;
}

async function filesOf(path: string, cwd: string, warn: Warn): Promise<Meant> {
  const file = resolve(cwd, path);
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new UsageError(`«${path}» cannot be read (${error.code}).`);
  });
  if (stats?.isDirectory()) return { files: await walk(file, warn), isNamed: false };
  if (stats?.isFile()) return { files: [{ file, bytes: stats.size }], isNamed: true };
  if (stats) throw new UsageError(`«${path}» is neither a file nor a folder.`);
  if (!picomatch.scan(path).isGlob) throw new UsageError(`«${path}» does not exist.`);
  const files = await matchesOf(path, cwd, warn);
  if (!files.length) throw new UsageError(`«${path}» matches no Python file.`);
  return { files, isNamed: false };
}

/** A glob stands for a folder that is walked, and so gives Python files only, and none that is ignored. */
async function matchesOf(pattern: string, cwd: string, warn: Warn): Promise<FoundFile[]> {
  const whole = resolve(cwd, pattern).split(sep).join('/');
  const { base } = picomatch.scan(whole);
  const root = await stat(base).catch(() => undefined);
  if (!root?.isDirectory()) return [];
  const matches = picomatch(whole, { dot: true });
  return (await walk(base, warn)).filter(({ file }) => matches(file.split(sep).join('/')));
}
