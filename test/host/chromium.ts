import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { onceAtEnd } from './cleanups.ts';
import { run } from './processes.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge', 'chrome'];
const programs = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];
const elsewhere: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
  ),
  win32: programs
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
      `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
    ]),
};

const advice = 'Install Chromium or Chrome (Debian, Ubuntu: `apt-get install chromium`), or name one in CHROME_PATH.';

/** A Chromium or Chrome of this machine: `CHROME_PATH`, the search path, the usual places. */
export function findChromium(): string | undefined {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which is not there. ${advice}`);
  }
  const exe = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name + exe)));
  return [...onPath, ...(elsewhere[process.platform] ?? [])].find((path) => existsSync(path));
}

/**
 * A Chromium that is there, or one installed through apt where we may.
 *
 * @throws with what to install where there is none
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(`No Chromium here. ${advice}`);
  console.log('Installing Chromium through apt (once) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env });
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', 'chromium');
  const now = findChromium();
  if (now === undefined) throw new Error(`apt installed no Chromium. ${advice}`);
  return now;
}

/** Starts Chromium without a window. It ends with this process. */
export async function launchChromium(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    // Left to itself the library ends this process on a signal before the rest is cleaned up.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const close = onceAtEnd(() => browser.close());
  browser.once('disconnected', () => void close());
  return browser;
}
