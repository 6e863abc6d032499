import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** A checked-out repository. */
export interface Checkout {
  /** `owner/name`. */
  readonly repo: string;
  /** Absolute. */
  readonly folder: string;
  /** The full hash of what is checked out, where that is known. */
  readonly commit?: string;
}

/** Commits of checkouts whose history is not at hand, by `owner/name`; what they say goes before `.git`. */
export type Commits = ReadonlyMap<string, string>;

/**
 * The repositories that folders stand for: a folder named `owner+name`, one that holds `.git` and one whose last two parts
 * are a name in `commits` are repositories themselves; of any other the folders in it are, named `owner+name`, or by owner
 * with the names below.
 *
 * @returns by name, each once
 * @throws Error for a folder that does not exist or holds no repository
 */
export async function findRepositories(folders: readonly string[], commits: Commits): Promise<Checkout[]> {
  const found = new Map<string, Checkout>();
  for (const folder of folders.map((path) => resolve(path))) {
    if (!isFolder(folder)) throw new Error(`«${folder}» is no folder.`);
    const repositories = isRepository(folder, commits) ? [folder] : await repositoriesIn(folder);
    if (!repositories.length)
      throw new Error(`«${folder}» holds no repositories; they are folders named owner+name or owner/name.`);
    for (const one of repositories) {
      const repo = nameOf(one);
      const commit = commits.get(repo) ?? (await headOf(one));
      found.set(repo, { repo, folder: one, ...(commit !== undefined && { commit }) });
    }
  }
  return [...found.values()].sort((a, b) => (a.repo < b.repo ? -1 : 1));
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
const isNamedWhole = (folder: string): boolean => /^[^+]+\+[^+]+$/.test(basename(folder));
const hasGit = (folder: string): boolean => existsSync(join(folder, '.git'));

function nameOf(folder: string): string {
  return isNamedWhole(folder) ? basename(folder).replace('+', '/') : `${basename(dirname(folder))}/${basename(folder)}`;
}

const isRepository = (folder: string, commits: Commits): boolean =>
  isNamedWhole(folder) || hasGit(folder) || commits.has(nameOf(folder));

async function repositoriesIn(folder: string): Promise<string[]> {
  const repositories: string[] = [];
  for (const entry of await foldersIn(folder)) {
    if (isNamedWhole(entry)) repositories.push(entry);
    else repositories.push(...(await foldersIn(entry)));
  }
  return repositories;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name));
}

/** A checkout without `.git` may lie inside another repository, whose commit is not its own. */
async function headOf(folder: string): Promise<string | undefined> {
  if (!hasGit(folder)) return undefined;
  const { stdout } = await promisify(execFile)('git', ['-C', folder, 'rev-parse', 'HEAD']);
  return stdout.trim();
}
