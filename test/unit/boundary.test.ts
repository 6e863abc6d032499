import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, it } from 'mocha';
import type { Lens, LensParts } from '../../src/core/lens.ts';
import { compiledPatterns, GRAMMAR, RUNTIME } from '../lens.ts';

const treeSitter = dirname(createRequire(join(process.cwd(), 'package.json')).resolve('web-tree-sitter'));

/** The core as a browser's worker would load it. */
async function bundleCore(): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: ['src/core/createLens.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    alias: { 'web-tree-sitter': join(treeSitter, 'web-tree-sitter.cjs') },
    logLevel: 'silent',
  });
  for (const input of Object.keys(metafile.inputs))
    assert.doesNotMatch(input, /src\/(editor|cli|worker|build|page|entry)\//);
  return outputFiles[0]!.text;
}

/** A global that the compiler's libraries here do not name. */
const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: object };

describe('the core', () => {
  it('runs where there is no process, no require, no fetch and no document', async function () {
    this.timeout(30_000);
    const module = { exports: {} as { createLens?: (parts: LensParts) => Promise<Lens> } };
    const context = createContext({
      module,
      exports: module.exports,
      WebAssembly,
      TextDecoder,
      TextEncoder,
      console,
      performance,
      Uint8Array,
    });
    runInContext(await bundleCore(), context);
    const parts = {
      runtime: readFileSync(RUNTIME),
      grammar: readFileSync(GRAMMAR),
      patterns: await compiledPatterns(),
    };
    const lens = await module.exports.createLens!(parts);
    const text = 'import torch\ndef f(q, k, v):\n    return torch.softmax(q @ k.mT, dim=-1) @ v\n';
    assert.equal(lens.analyze({ id: 'm.py', text }).findings[0]?.pattern, 'attention-scores-materialized');
    lens.dispose();
  });
});
