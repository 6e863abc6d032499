import { resolve } from 'node:path';
import { launchChromium } from './chromium.ts';
import { onceAtEnd } from './cleanups.ts';
import { installCodeServer } from './codeServer.ts';
import { newest, type Release } from './releases.ts';
import { makeScratch, type Settings } from './scratch.ts';
import { addressOf, linkExtension, serve } from './server.ts';
import { Workbench } from './workbench.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Opening {
  readonly release?: Release;
  /** Folder of the extension; ours where left out. It has to be built. */
  readonly extension?: string;
  /** Folder to open a copy of; the samples where left out. */
  readonly folder?: string;
  readonly settings?: Settings;
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels of a picture for one pixel of the page. */
  readonly scale?: number;
  /** Opens the folder in Restricted Mode. */
  readonly restricted?: boolean;
}

/** Opens VS Code with the extension in a browser without a window, to click in and to take pictures of. */
export async function openWorkbench(
  options: Opening = {},
): Promise<{ workbench: Workbench; close: () => Promise<void> }> {
  const codeServer = await installCodeServer(options.release ?? newest);
  const scratch = await makeScratch(options.folder ?? resolve(root, 'media/samples'), options.settings);
  await linkExtension(options.extension ?? root, scratch.data);
  const served = await serve(codeServer, { data: scratch.data, restricted: options.restricted ?? false });
  const browser = await launchChromium();
  const close = onceAtEnd(async () => {
    await browser.close();
    await served.stop();
    await scratch.remove();
  });
  try {
    const viewport = options.size ?? { width: 1280, height: 800 };
    const page = await browser.newPage({ viewport, deviceScaleFactor: options.scale ?? 1 });
    await page.goto(addressOf(served, scratch.workspace));
    await page
      .locator('.monaco-workbench .explorer-folders-view .monaco-list-row')
      .first()
      .waitFor({ timeout: 60_000 });
    return { workbench: new Workbench(page, scratch.workspace, scratch.data), close };
  } catch (error) {
    await close();
    throw error;
  }
}
