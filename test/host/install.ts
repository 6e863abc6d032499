import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { onceAtEnd } from './cleanups.ts';
import { run } from './processes.ts';

/** Downloads that outlive a run. Ignored by git. */
export const cache = resolve(import.meta.dirname, '../../.vscode-test');

/**
 * The folder `name` of the cache, filled by `fill` when it is not there yet. It is filled under another name and
 * then renamed, so a folder that bears the name is whole, whatever happened to earlier runs.
 */
export async function installed(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  await removeAbandoned(name);
  const partial = `${folder}.partial-${process.pid}`;
  const remove = onceAtEnd(() => rm(partial, { recursive: true, force: true, maxRetries: 5 }));
  try {
    await mkdir(partial);
    await fill(partial);
    await rename(partial, folder);
  } catch (error) {
    // Another run may have been faster.
    if (!existsSync(folder)) throw error;
  } finally {
    await remove();
  }
  return folder;
}

async function removeAbandoned(name: string): Promise<void> {
  for (const entry of await readdir(cache)) {
    const pid = entry.startsWith(`${name}.partial-`) ? Number(entry.split('-').at(-1)) : undefined;
    if (pid !== undefined && !isAlive(pid)) await rm(join(cache, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs into `folder`, which has a `package.json` of its own or gets one. Install scripts build native modules
 * that nothing here needs, so they do not run.
 *
 * @param node folder of the Node binary to run npm with
 */
export async function npmInstall(folder: string, packages: readonly string[], node?: string): Promise<void> {
  const flags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error', `--prefix=${folder}`];
  const path = node === undefined ? process.env['PATH'] : `${node}${delimiter}${process.env['PATH'] ?? ''}`;
  await run('npm', ['install', ...flags, ...packages], { cwd: folder, env: { ...process.env, PATH: path } });
}
