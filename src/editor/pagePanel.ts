import { type ExtensionContext, env, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import { documentOf } from '../page/html/document.ts';
import type { Html } from '../page/html/html.ts';
import { OVERVIEW_TITLE, overviewPage } from '../page/html/overviewPage.ts';
import { paperPage } from '../page/html/paperPage.ts';
import { techniquePage } from '../page/html/techniquePage.ts';
import type { View } from '../page/html/view.ts';
import { whyHere } from '../page/html/whyHere.ts';
import type { NewPlace, PageState } from '../page/messages.ts';
import { TECHNIQUE_PAGE } from './ids.ts';
import { PAGE_ADDRESSES, PAGE_COMMANDS } from './pageLinks.ts';
import { readPlaceNow } from './pagePlace.ts';
import type { FindingsStore } from './services.ts';

/** The one panel that pages are shown in, beside the code. */
export class PagePanel {
  readonly #files: Uri;
  readonly #findings: FindingsStore;
  #panel: WebviewPanel | undefined;
  #state: PageState | undefined;
  /** *Why here* as the page has it. */
  #place = '';
  /** Raised by every page, so that one that was slow to make does not replace a later one. */
  #turn = 0;

  constructor({ extensionUri }: ExtensionContext, findings: FindingsStore) {
    this.#files = Uri.joinPath(extensionUri, 'dist', 'page');
    this.#findings = findings;
  }

  /** Shows a page and leaves the focus where it is. @returns false where the index has no such record */
  async show(state: PageState, knowledge: Knowledge): Promise<boolean> {
    const turn = ++this.#turn;
    const page = await this.#pageOf(state, knowledge);
    if (!page || turn !== this.#turn) return page !== undefined;
    const panel = this.#panel ?? this.#open();
    this.#fill(panel, state, page);
    panel.reveal(undefined, true);
    return true;
  }

  /** Takes over a panel that was open before a reload. */
  async restore(panel: WebviewPanel, state: PageState | undefined, knowledge: Knowledge): Promise<void> {
    const page = state && (await this.#pageOf(state, knowledge));
    if (!page || this.#panel) return panel.dispose();
    this.#adopt(panel);
    this.#fill(panel, state, page);
  }

  /** Brings *Why here* up to date when its file is among those that changed. */
  async follow(changed: readonly Uri[], read: () => Promise<Knowledge>): Promise<void> {
    const state = this.#state;
    const panel = this.#panel;
    if (!panel || !state?.place || !changed.some((uri) => uri.toString() === state.place?.uri)) return;
    const turn = this.#turn;
    const knowledge = await read();
    const body = whyHere(await readPlaceNow(state.place, this.#findings), viewOf(knowledge)).source;
    if (turn !== this.#turn || body === this.#place) return;
    this.#place = body;
    if (panel.visible) return void panel.webview.postMessage({ type: 'place', html: body } satisfies NewPlace);
    // A hidden page is not running: it is made anew, and shown so when somebody returns to it.
    const page = await this.#pageOf(state, knowledge);
    if (page && turn === this.#turn) this.#fill(panel, state, page);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  async #pageOf({ kind, id, place }: PageState, knowledge: Knowledge): Promise<Page | undefined> {
    const view = viewOf(knowledge);
    if (kind === 'overview') return { title: OVERVIEW_TITLE, body: overviewPage(view), place: '' };
    if (kind === 'paper') {
      const paper = knowledge.paper(id);
      return paper && { title: paper.title, body: paperPage(paper, view), place: '' };
    }
    const technique = knowledge.technique(id);
    if (!technique) return undefined;
    const shown = place && (await readPlaceNow(place, this.#findings));
    return {
      title: technique.name,
      body: techniquePage(technique, view, shown),
      place: shown ? whyHere(shown, view).source : '',
    };
  }

  #open(): WebviewPanel {
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel(TECHNIQUE_PAGE, '', column, { enableFindWidget: true });
    this.#adopt(panel);
    return panel;
  }

  #adopt(panel: WebviewPanel): void {
    this.#panel = panel;
    panel.webview.options = {
      enableScripts: true,
      enableCommandUris: PAGE_COMMANDS,
      localResourceRoots: [this.#files],
    };
    panel.webview.onDidReceiveMessage((message: unknown) => void copy(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#state = undefined;
      this.#turn++;
    });
  }

  #fill(panel: WebviewPanel, state: PageState, { title, body, place }: Page): void {
    const { webview } = panel;
    const address = (name: string): string => webview.asWebviewUri(Uri.joinPath(this.#files, name)).toString();
    this.#state = state;
    this.#place = place;
    panel.title = title;
    webview.html = documentOf(title, body, state, {
      style: address('page.css'),
      script: address('page.js'),
      nonce: crypto.randomUUID(),
      source: webview.cspSource,
    });
  }
}

interface Page {
  readonly title: string;
  readonly body: Html;
  /** *Why here* by itself; empty where there is none. */
  readonly place: string;
}

const viewOf = (knowledge: Knowledge): View => ({ knowledge, addresses: PAGE_ADDRESSES });

/** The only thing that a page asks for. */
async function copy(message: unknown): Promise<void> {
  const { type, text } = message as { readonly type?: unknown; readonly text?: unknown };
  if (type === 'copy' && typeof text === 'string') await env.clipboard.writeText(text);
}
