import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { documentOf } from '../../src/page/html/document.ts';
import type { Html } from '../../src/page/html/html.ts';
import type { PanelState } from '../../src/page/messages.ts';
import themes from './themes.json' with { type: 'json' };

export type ThemeName = keyof typeof themes;
export const THEMES = Object.keys(themes) as ThemeName[];

const ORIGIN = 'http://page.test';
const dist = resolve(import.meta.dirname, '../../dist/page');

export interface Showing {
  readonly theme?: ThemeName;
  readonly scripts?: boolean;
  readonly width?: number;
  /** What the page remembers from before a reload. */
  readonly before?: PanelState;
}

/** What the page told the editor around it, filled as it goes. */
export interface Told {
  readonly messages: unknown[];
  state: PanelState | undefined;
  /** What the content policy refused, and errors that nothing caught. */
  readonly faults: string[];
}

/** Shows a page by itself as a webview would: the built script and style, a theme's variables, an editor that listens. */
export async function show(
  browser: Browser,
  body: Html,
  state: PanelState,
  { theme = 'dark', scripts = true, width = 900, before }: Showing = {},
): Promise<{ readonly page: Page; readonly told: Told }> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: scripts });
  const told: Told = { messages: [], state: before, faults: [] };
  page.on('pageerror', (error) => told.faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      told.faults.push(message.text());
  });
  const frame = { style: `${ORIGIN}/page.css`, script: `${ORIGIN}/page.js`, nonce: 'a-nonce', source: ORIGIN };
  const { classes, variables } = themes[theme];
  const document = documentOf('A page', body, state, frame).replace('<body ', `<body class="${classes}" `);
  const root = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: document });
    const text = await readFile(join(dist, pathname), 'utf8').catch(() => undefined);
    if (text === undefined) return route.fulfill({ status: 404 });
    if (pathname.endsWith('.css'))
      return route.fulfill({ contentType: 'text/css', body: `:root{${root.join('')}}${text}` });
    return route.fulfill({ contentType: 'text/javascript', body: text });
  });
  if (scripts) {
    await page.exposeFunction('tell', (message: unknown) => void told.messages.push(message));
    await page.exposeFunction('keep', (kept: PanelState) => void (told.state = kept));
    await page.addInitScript({ content: editorAround(before) });
  }
  await page.goto(`${ORIGIN}/`);
  return { page, told };
}

/** As text: what the test runner compiles would ask for helpers that the page lacks. */
const editorAround = (before: PanelState | undefined): string => `{
  let state = ${JSON.stringify(before) ?? 'undefined'};
  const api = {
    postMessage: (message) => tell(message),
    getState: () => state,
    setState: (next) => keep((state = next)),
  };
  globalThis.acquireVsCodeApi = () => api;
}`;
