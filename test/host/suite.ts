import { launchChromium } from './chromium.ts';
import type { Served } from './server.ts';

/**
 * What a workbench says that is no word of the suite: its start, and the native modules of the server that are left
 * unbuilt because nothing here needs them.
 */
const chatter = [
  /^(Resolv(ing|ed) connection token|Creating a socket|(Updating|Ignoring fetching) additional builtin extensions|ChatSessionStore|No search provider registered|Canceled: )/,
  /^\[[\w -]+(:\w+)?\]/,
  /^(Error: )?(Could not locate the bindings file|Cannot find module '\.\/build\/Release)/,
];

/**
 * Opens the address of a workbench that runs a suite, and prints what the suite prints.
 *
 * @returns the exit code of the suite; 1 where the workbench ended without one
 */
export async function runSuiteIn(served: Served, address: string): Promise<number> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const end = new Promise<number | string>((resolve) => {
      page.once('crash', () => resolve('The page of the workbench crashed.'));
      browser.once('disconnected', () => resolve('The browser ended before the suite.'));
      void served.ended.then(() => resolve('The server ended before the suite.'));
      // The two functions through which a workbench in a browser speaks to its test runner.
      const exposed = Promise.all([
        page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => relay(args)),
        page.exposeFunction('codeAutomationExit', resolve),
      ]);
      exposed.then(() => page.goto(address)).catch((error: unknown) => resolve(String(error)));
    });
    const code = await end;
    if (typeof code === 'number') return code;
    console.error(code);
    return 1;
  } finally {
    await browser.close();
  }
}

function relay(args: unknown[]): void {
  if (!chatter.some((words) => words.test(String(args[0])))) console.log(...args);
}
