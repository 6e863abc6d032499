import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { glob } from 'tinyglobby';

/** A CommonJS bundle would pick the other entries of these, which fail at run time. */
const { resolve } = createRequire(import.meta.url);
const entries = {
  'web-tree-sitter': join(dirname(resolve('web-tree-sitter')), 'web-tree-sitter.cjs'),
  'jsonc-parser': join(dirname(resolve('jsonc-parser/package.json')), 'lib/esm/main.js'),
};

/**
 * Bundles `index.ts` of a folder with every `*.test.ts` below it into one module that VS Code loads.
 *
 * @returns path of the module
 * @throws where the folder has no tests
 */
export async function bundleSuites(folder: string, out: string): Promise<string> {
  const files = (await glob('**/*.test.ts', { cwd: folder })).sort();
  if (files.length === 0) throw new Error(`No tests in ${folder}.`);
  const outfile = join(out, 'index.js');
  await build({
    entryPoints: [join(folder, 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'linked',
    external: ['vscode'],
    alias: entries,
    define: { SUITES: JSON.stringify(files.map((file) => file.replace(/\.test\.ts$/, ''))) },
    // The test runner chooses modules at run time in code that is not reached here.
    logOverride: {
      'import-is-undefined': 'silent',
      'require-resolve-not-external': 'silent',
      'empty-import-meta': 'silent',
    },
    logLevel: 'warning',
  });
  return outfile;
}
