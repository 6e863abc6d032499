import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { exists } from './exists.ts';

/** Folders that hold no code of the project: environments, caches, what was built. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'venv',
  '.venv',
  'node_modules',
  'site-packages',
  'build',
  'dist',
  '.eggs',
  '.tox',
  '.nox',
  '__pycache__',
  '__pypackages__',
  '.ipynb_checkpoints',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
]);

interface Level {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** The `.gitignore` files that speak for a folder, the deepest last: the deepest that has an opinion decides. */
export class IgnoreRules {
  static readonly none = new IgnoreRules([]);
  readonly #levels: readonly Level[];

  private constructor(levels: readonly Level[]) {
    this.#levels = levels;
  }

  /** The rules that hold in a folder because of its repository: from the folder with `.git` down to its parent. */
  static async above(folder: string): Promise<IgnoreRules> {
    const chain: string[] = [];
    for (let at = dirname(folder), below = folder; !(await exists(join(below, '.git'))); below = at, at = dirname(at)) {
      if (at === below) return IgnoreRules.none;
      chain.unshift(at);
    }
    let rules = IgnoreRules.none;
    const top = chain[0] ?? folder;
    rules = await rules.#with(top, join(top, '.git', 'info', 'exclude'));
    for (const ancestor of chain) rules = await rules.entering(ancestor);
    return rules;
  }

  /** The rules inside `folder`, a child of the folder that these rules hold in. */
  entering(folder: string): Promise<IgnoreRules> {
    return this.#with(folder, join(folder, '.gitignore'));
  }

  /** @param path absolute */
  ignores(path: string, isFolder: boolean): boolean {
    for (let i = this.#levels.length - 1; i >= 0; i--) {
      const { folder, matcher } = this.#levels[i]!;
      const inside = relative(folder, path).split(sep).join('/');
      if (!ignore.isPathValid(inside)) continue;
      const { ignored, unignored } = matcher.test(isFolder ? `${inside}/` : inside);
      if (ignored) return true;
      if (unignored) return false;
    }
    return false;
  }

  async #with(folder: string, file: string): Promise<IgnoreRules> {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (!text?.trim()) return this;
    return new IgnoreRules([...this.#levels, { folder, matcher: ignore().add(text) }]);
  }
}
