import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IgnoreRules, SKIPPED_FOLDERS } from './ignoreRules.ts';

export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  readonly bytes: number;
}

const PYTHON = /\.(?:pyw?|ipynb)$/i;

/**
 * The Python files and notebooks below a folder, except what `.gitignore` files and our own list leave out. Links are not followed, so
 * a walk ends whatever they point to.
 *
 * @param warn told, once a folder, what could not be read
 */
export async function walk(root: string, warn: (path: string, why: string) => void): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const above = await IgnoreRules.above(root);
  // Somebody who names an ignored folder wants it looked at.
  await enter(root, above.ignores(root, true) ? IgnoreRules.none : above);
  return found;

  async function enter(folder: string, outer: IgnoreRules): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      warn(folder, `cannot be read (${error.code})`);
      return [];
    });
    // A virtual environment may have any name; this file is what makes it one.
    if (folder !== root && entries.some(({ name }) => name === 'pyvenv.cfg')) return;
    const rules = await outer.entering(folder);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name) && !rules.ignores(path, true)) await enter(path, rules);
      } else if (entry.isFile() && PYTHON.test(entry.name) && !rules.ignores(path, false)) {
        const { size } = await stat(path);
        found.push({ file: path, bytes: size });
      }
    }
  }
}
