import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePatterns } from '../src/build/compilePatterns.ts';
import { createLens } from '../src/core/createLens.ts';
import type { Lens } from '../src/core/lens.ts';
import type { CompiledPatterns } from '../src/core/patterns/compiled.ts';

const require = createRequire(join(process.cwd(), 'package.json'));

export const RUNTIME = require.resolve('web-tree-sitter/web-tree-sitter.wasm');
export const GRAMMAR = require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm');

/** The patterns of `data/`, compiled into a folder that is gone again afterwards. */
export async function compiledPatterns(): Promise<CompiledPatterns> {
  const folder = await mkdtemp(join(tmpdir(), 'efficiency-lens-'));
  try {
    return await compilePatterns('data', folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A lens on the data as it stands in the repository. */
export async function makeLens(patterns?: CompiledPatterns): Promise<Lens> {
  const [runtime, grammar] = await Promise.all([readFile(RUNTIME), readFile(GRAMMAR)]);
  return createLens({ runtime, grammar, patterns: patterns ?? (await compiledPatterns()) });
}
