import { compare } from '@renovatebot/pep440';
import { CONDA_NAMES } from './condaEnvironment.ts';
import type { StatedVersions } from './versions.ts';

const DOCUMENT = /^(?:readme|install(?:ation|ing)?|getting[-_]?started)(?:\.(?:md|rst|txt))?$/i;

/** True for the names of files in which projects tell people what to install. */
export const documentsVersions = (name: string): boolean => DOCUMENT.test(name);

const COMMAND = /(?:\b(?:pip3?|conda|mamba)[ \t]+install|\bconda[ \t]+create)[ \t]+([^\n`|&]+)/g;
const PINNED = /^['"]?(?:[\w-]+::)?([A-Za-z][\w.-]*)(?:\[[^\]]*\])?(?:==?|>=|~=)(\d+(?:\.\d+)*)/;
/** `PyTorch>=1.8`, `[PyTorch](https://…) version >= 1.10.0`. */
const AT_LEAST =
  /\bpytorch(?![\w-])(?:\]\([^)\s]{0,80}\)|[ \t*`)\]]|version){0,8}(?:>=|≥)[ \t]*v?(\d+\.\d+(?:\.\d+)?)/gi;
/** `* PyTorch 1.9.0 (or later)`, `install PyTorch 1.5+`; not that something else is to be mended for PyTorch 1.8+. */
const OR_LATER =
  /(?:^[ \t]*[-*][ \t]*[^\n]{0,30}|\b(?:install|requires?|needs|ensure)[ \t]+(?:\S+[ \t]+){0,3})\bpytorch[ \t]+v?(\d+\.\d+(?:\.\d+)?)(?:\+|[ \t]*\(?or[ \t]+(?:later|higher|newer|above|greater)\b)/gim;

/**
 * What a README or a page about installing promises at least: the oldest version of each library in its commands
 * (`pip install torch==1.8.0`) and, of PyTorch, in its sentences. Nobody is kept from a newer one.
 *
 * @returns lower bounds only (`>=1.8.0`)
 */
export function readInstructions(text: string): StatedVersions {
  const oldest = new Map<string, string>();
  const note = (written: string, version: string): void => {
    const name = written.toLowerCase().replace(/[-_.]+/g, '-');
    const library = CONDA_NAMES[name] ?? name;
    const known = oldest.get(library);
    if (known === undefined || compare(version, known) < 0) oldest.set(library, version);
  };
  for (const [, rest] of text.replace(/\\\r?\n/g, ' ').matchAll(COMMAND)) {
    for (const word of rest!.split(/\s+/)) {
      const [, name, version] = PINNED.exec(word) ?? [];
      if (name !== undefined && version !== undefined) note(name, version);
    }
  }
  for (const sentence of [AT_LEAST, OR_LATER]) {
    for (const [, version] of text.matchAll(sentence)) note('torch', version!);
  }
  return Object.fromEntries([...oldest].map(([name, version]) => [name, `>=${version}`]));
}

/** Brings the bounds of several documents together: the lowest of each library. */
export function mergeInstructions(documents: readonly StatedVersions[]): StatedVersions {
  const lowest: Record<string, string> = {};
  for (const [name, bound] of documents.flatMap((versions) => Object.entries(versions))) {
    const known = lowest[name];
    if (known === undefined || compare(bound.slice(2), known.slice(2)) < 0) lowest[name] = bound;
  }
  return lowest;
}
