// Runs the editor tests inside VS Code: `run.ts [1.100|1.139]`, or all versions one after another.
// `run.ts --bundle` only makes out/test/index.js, for a debugger to start.
import { join, resolve } from 'node:path';
import { bundleSuites } from '../host/bundle.ts';
import { passes } from '../host/launch.ts';
import { releaseNamed, releases } from '../host/releases.ts';

const root = resolve(import.meta.dirname, '../..');
const limitMinutes = 15;

async function main(argument: string | undefined): Promise<boolean> {
  const module = await bundleSuites(import.meta.dirname, join(root, 'out/test'));
  if (argument === '--bundle') return true;
  let passed = true;
  for (const release of argument === undefined ? releases : [releaseNamed(argument)]) {
    console.log(`VS Code ${release.vscode}`);
    const folder = join(root, 'media/samples');
    passed = (await passes({ release, extension: root, module, folder, limitMinutes })) && passed;
  }
  return passed;
}

main(process.argv[2]).then(
  (passed) => (process.exitCode = passed ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
