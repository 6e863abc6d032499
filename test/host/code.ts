import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installCodeServer } from './codeServer.ts';
import { newest, releaseNamed } from './releases.ts';
import { addressOf, serve } from './server.ts';
import { runSuiteIn } from './suite.ts';

/**
 * Does what the desktop executable does with the same arguments: runs the suite of `--extensionTestsPath` with the
 * extension of `--extensionDevelopmentPath` in the folder.
 *
 * @returns the exit code of the suite
 */
export async function openWebWorkbench(args: string[]): Promise<number> {
  // The runner gives more arguments than these, which mean nothing to a workbench in a browser.
  const { values, positionals } = parseArgs({ args, strict: false, allowPositionals: true });
  const data = path(values['user-data-dir'], '--user-data-dir');
  const folder = path(positionals[0], 'for the folder to open');
  const payload = {
    extensionDevelopmentPath: path(values['extensionDevelopmentPath'], '--extensionDevelopmentPath'),
    extensionTestsPath: path(values['extensionTestsPath'], '--extensionTestsPath'),
  };
  const release = releaseNamed(process.env['EFFICIENCY_LENS_VSCODE'] ?? newest.name);
  const served = await serve(await installCodeServer(release), { data, suite: true });
  const code = await runSuiteIn(served, addressOf(served, folder, payload));
  await served.stop();
  return code;
}

/** @throws where the argument is missing */
function path(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return resolve(value);
  throw new Error(`The argument ${what} is missing.`);
}
