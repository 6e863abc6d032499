import { readdirSync, readFileSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { Files } from '../core/modules/files.ts';
import { decode } from './decode.ts';

/** Larger modules are generated or data; nothing that matters here is defined in them. */
const MAX_BYTES = 1_000_000;

/** The files of a disk as they were when first asked for: one scan sees one state. */
export class DiskFiles implements Files {
  readonly roots: ReadonlySet<string>;
  readonly #names = new Map<string, ReadonlySet<string> | undefined>();
  readonly #texts = new Map<string, string | undefined>();

  /** @param roots absolute paths of folders */
  constructor(roots: readonly string[]) {
    this.roots = new Set(roots.map(withSlashes));
  }

  names(folder: string): ReadonlySet<string> | undefined {
    return remembered(this.#names, folder, () => new Set(readdirSync(`${folder}/`)));
  }

  text(file: string): string | undefined {
    return remembered(this.#texts, file, () =>
      statSync(file).size <= MAX_BYTES ? decode(readFileSync(file)) : undefined,
    );
  }
}

/** A path of this platform as the core spells paths. */
export const withSlashes = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

function remembered<T>(known: Map<string, T | undefined>, key: string, read: () => T | undefined): T | undefined {
  if (known.has(key)) return known.get(key);
  let value: T | undefined;
  try {
    value = read();
  } catch {
    // What cannot be read tells nothing.
  }
  known.set(key, value);
  return value;
}
