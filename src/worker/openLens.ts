import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLens } from '../core/createLens.ts';
import type { Lens } from '../core/lens.ts';

/** Makes a lens from the built files of a folder: two wasm files and the compiled patterns. */
export async function openLens(folder: string): Promise<Lens> {
  const [runtime, grammar, patterns] = await Promise.all([
    readFile(join(folder, 'tree-sitter.wasm')),
    readFile(join(folder, 'tree-sitter-python.wasm')),
    readFile(join(folder, 'patterns.json'), 'utf8'),
  ]);
  return createLens({ runtime, grammar, patterns: JSON.parse(patterns) });
}
