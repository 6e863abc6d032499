// Builds everything under dist/: the compiled data, one bundle a host, and the two wasm files they load as bytes.
import { copyFile, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { compileData } from './src/build/compile.ts';

const require = createRequire(import.meta.url);
const production = process.argv.includes('--production');
const out = 'dist';

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  // tree-sitter's runtime could load itself over the network; it is given its bytes, and nothing else may.
  define: { fetch: 'undefined', XMLHttpRequest: 'undefined' },
};

/**
 * CommonJS bundles would pick web-tree-sitter's ESM entry and jsonc-parser's UMD one, and either fails at run time: the
 * others are named.
 */
const treeSitter = dirname(require.resolve('web-tree-sitter'));
const jsonParser = join(dirname(require.resolve('jsonc-parser/package.json')), 'lib/esm/main.js');
const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  alias: { 'web-tree-sitter': join(treeSitter, 'web-tree-sitter.cjs'), 'jsonc-parser': jsonParser },
  // Some packages ask for their own address, which CommonJS does not have.
  define: { ...shared.define, 'import.meta.url': 'importMetaUrl' },
};
const importMetaUrl = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

// The data first, and into a folder of its own: a fault there leaves the last build as it was.
const compiled = await mkdtemp(join(tmpdir(), 'efficiency-lens-'));
try {
  await compileData({ from: 'data', to: compiled });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
for (const name of await readdir(compiled)) await cp(join(compiled, name), join(out, name), { recursive: true });
await rm(compiled, { recursive: true });

await Promise.all([
  build({ ...node, entryPoints: ['src/entry/extension.ts'], outfile: `${out}/extension.js`, external: ['vscode'] }),
  // Without `vscode` as external: a stray import from the editor folder breaks the build.
  build({
    ...node,
    entryPoints: ['src/entry/cli.ts'],
    outfile: `${out}/cli.js`,
    banner: { js: `#!/usr/bin/env node\n${importMetaUrl}` },
  }),
  build({ ...node, entryPoints: ['src/entry/worker.ts'], outfile: `${out}/worker.js` }),
  build({
    ...shared,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['src/entry/page.ts'],
    outfile: `${out}/page/page.js`,
    loader: { '.svg': 'text' },
  }),
  copyFile(join(treeSitter, 'web-tree-sitter.wasm'), `${out}/tree-sitter.wasm`),
  copyFile(require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm'), `${out}/tree-sitter-python.wasm`),
]);
