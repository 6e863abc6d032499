import type { Files } from './files.ts';

/** How many folders upward a project's root is looked for. */
const MAX_FOLDERS = 8;
const ROOT_FILES = ['.git', 'pyproject.toml', 'setup.py', 'setup.cfg'];

/**
 * The folders in which absolute imports of a file may start: its own, those above it up to its project's root (or one that
 * is looked at), and `src` there. Where no root is found, the packages around the file and the folder that holds them.
 */
export function rootsOf(folder: string, files: Files): readonly string[] {
  const above: string[] = [];
  for (let here = folder; above.length < MAX_FOLDERS; here = up(here, 1)) {
    const names = files.names(here);
    if (!names) break;
    above.push(here);
    if (files.roots.has(here) || ROOT_FILES.some((name) => names.has(name)))
      return names.has('src') ? [...above, `${here}/src`] : above;
    if (!here.includes('/')) break;
  }
  const outside = above.findIndex((here) => !files.names(here)?.has('__init__.py'));
  return above.slice(0, outside + 1);
}

export const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));

export const up = (folder: string, times: number): string => (times <= 0 ? folder : up(folderOf(folder), times - 1));
