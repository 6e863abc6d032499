import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { onceAtEnd } from './cleanups.ts';
import { desktopExecutable } from './desktop.ts';
import type { Release } from './releases.ts';
import { makeScratch } from './scratch.ts';

const webExecutable = join(import.meta.dirname, process.platform === 'win32' ? 'code.cmd' : 'code.cjs');

const graceful = 15_000;

/** What starts VS Code: the desktop build where it can be had, the web workbench elsewhere. */
export async function executableOf(release: Release): Promise<string> {
  return (await desktopExecutable(release)) ?? webExecutable;
}

export interface Suite {
  readonly release: Release;
  /** Folder of the extension under test. */
  readonly extension: string;
  /** Module that exports `run()`. */
  readonly module: string;
  /** Folder to open a copy of. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly limitMinutes: number;
}

/** Runs a suite inside VS Code. @returns whether it passed; a suite that is not done in time has not */
export async function passes(suite: Suite): Promise<boolean> {
  const vscodeExecutablePath = await executableOf(suite.release);
  const scratch = await makeScratch(suite.folder);
  const running = runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: suite.extension,
    extensionTestsPath: suite.module,
    extensionTestsEnv: { ...suite.env, EFFICIENCY_LENS_VSCODE: suite.release.name },
    launchArgs: [
      scratch.workspace,
      `--user-data-dir=${scratch.data}`,
      `--extensions-dir=${join(scratch.root, 'none')}`,
    ],
  });
  const ended = running.then(
    () => true,
    () => false,
  );
  // On a signal the runner ends VS Code; the folder can go only after that.
  const clear = onceAtEnd(() => ended.then(() => scratch.remove()));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, endRunner);
  const limit = setTimeout(() => {
    console.error(`Not done after ${suite.limitMinutes} minutes; ending VS Code.`);
    endRunner();
    setTimeout(endRunner, graceful).unref();
  }, suite.limitMinutes * 60_000);
  const passed = await ended;
  clearTimeout(limit);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.off(signal, endRunner);
  await clear();
  return passed;
}

/** The runner hands its child process to nobody, and ends it on SIGINT: gracefully first, by force the second time. */
function endRunner(): void {
  process.emit('SIGINT', 'SIGINT');
}
