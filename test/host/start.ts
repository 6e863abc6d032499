// Opens VS Code with the extension on a copy of the samples: the desktop build where there is one and a display for
// it, otherwise the web workbench at an address that is printed. Stays until it is stopped.
import { once } from 'node:events';
import { resolve } from 'node:path';
import { isStopping } from './cleanups.ts';
import { installCodeServer } from './codeServer.ts';
import { desktopExecutable } from './desktop.ts';
import { start } from './processes.ts';
import { newest, type Release, releaseNamed } from './releases.ts';
import { makeScratch, type Scratch } from './scratch.ts';
import { addressOf, linkExtension, serve } from './server.ts';

const root = resolve(import.meta.dirname, '../..');

async function main(): Promise<void> {
  const named = process.env['EFFICIENCY_LENS_VSCODE'];
  const release = named === undefined ? newest : releaseNamed(named);
  const desktop = await desktopExecutable(release);
  const scratch = await makeScratch(resolve(root, 'media/samples'));
  try {
    if (desktop === undefined) await serveUntilStopped(release, scratch);
    else await openUntilClosed(desktop, scratch);
  } finally {
    await scratch.remove();
  }
}

async function openUntilClosed(executable: string, scratch: Scratch): Promise<void> {
  const args = [scratch.workspace, `--extensionDevelopmentPath=${root}`, `--user-data-dir=${scratch.data}`];
  const quiet = ['--no-sandbox', '--disable-updates', '--skip-welcome', '--disable-workspace-trust', '--wait'];
  const { child, stop } = start(executable, [...args, ...quiet]);
  await once(child, 'exit');
  await stop();
}

async function serveUntilStopped(release: Release, scratch: Scratch): Promise<void> {
  const codeServer = await installCodeServer(release);
  await linkExtension(root, scratch.data);
  const served = await serve(codeServer, { data: scratch.data });
  console.log(`VS Code ${release.vscode} is open at ${addressOf(served, scratch.workspace)} (Ctrl-C stops it)`);
  await served.ended;
  if (!isStopping()) throw new Error('The server ended by itself.');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
