import { commands, env, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { documentOf } from '../page/html/document.ts';
import type { Direction, Found, NewPlace, NewReport, PageState, PanelState } from '../page/messages.ts';
import { COMMANDS, CONTEXT, TECHNIQUE_PAGE } from './ids.ts';
import { contentOf, type PageContent, whyHereNow } from './pageContent.ts';
import { canGo, step, visit, withReading } from './pageHistory.ts';
import { PAGE_ADDRESSES, PAGE_COMMANDS } from './pageLinks.ts';
import { readRequest } from './pageRequest.ts';
import { foundFor } from './pageSearch.ts';
import type { Services } from './services.ts';

const OPENED_BY = { technique: COMMANDS.openTechnique, paper: COMMANDS.openPaper } as const;

/** The one panel that pages are shown in, beside the code. */
export class PagePanel {
  readonly #services: Services;
  readonly #files: Uri;
  #panel: WebviewPanel | undefined;
  #state: PanelState | undefined;
  /** The part that changes as the page has it. */
  #changing = '';
  /** Raised by every page, so that one that was slow to make does not replace a later one. */
  #turn = 0;

  constructor(services: Services) {
    this.#services = services;
    this.#files = Uri.joinPath(services.context.extensionUri, 'dist', 'page');
  }

  /** Shows a page after those shown before, and leaves the focus where it is. @returns false where there is no such record */
  show(page: PageState): Promise<boolean> {
    return this.#present(visit(this.#state, page));
  }

  /** Shows the page before or after this one, where there is one. */
  async go(to: Direction): Promise<void> {
    let next = this.#state && step(this.#state, to);
    // A page whose record is gone since is passed by.
    while (next && !(await this.#present(next))) next = step(next, to);
  }

  /** Takes over a panel that was open before a reload. */
  async restore(panel: WebviewPanel, state: PanelState | undefined): Promise<void> {
    const page = state && (await this.#contentOf(state));
    if (!page || this.#panel) return panel.dispose();
    this.#adopt(panel);
    this.#fill(panel, state, page);
  }

  /** Brings *Why here* up to date when its file is among those that changed. */
  async follow(changed: readonly Uri[]): Promise<void> {
    const { knowledge, findings } = this.#services;
    const place = this.#state?.place;
    if (!place || !changed.some((uri) => uri.toString() === place.uri)) return;
    await this.#renew('place', async () => whyHereNow(place, await knowledge(), findings));
  }

  /** Brings a report that is shown up to date. */
  async refreshReport(): Promise<void> {
    const state = this.#state;
    if (state?.kind === 'report') await this.#renew('report', async () => (await this.#contentOf(state))?.changing);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  /** Puts the part of the page that changes into it, when it has. */
  async #renew(type: (NewPlace | NewReport)['type'], read: () => Promise<string | undefined>): Promise<void> {
    const turn = this.#turn;
    const body = await read();
    const panel = this.#panel;
    if (!panel || turn !== this.#turn || body === undefined || body === this.#changing) return;
    this.#changing = body;
    if (panel.visible) return void panel.webview.postMessage({ type, html: body } satisfies NewPlace | NewReport);
    // A hidden page is not running: it is made anew, and shown so when somebody returns to it.
    const page = this.#state && (await this.#contentOf(this.#state));
    if (page && turn === this.#turn && this.#state) this.#fill(panel, this.#state, page);
  }

  async #present(state: PanelState): Promise<boolean> {
    const turn = ++this.#turn;
    const page = await this.#contentOf(state);
    if (!page || turn !== this.#turn) return page !== undefined;
    const panel = this.#panel ?? this.#open();
    this.#fill(panel, state, page);
    panel.reveal(undefined, true);
    return true;
  }

  async #contentOf(state: PageState): Promise<PageContent | undefined> {
    return contentOf(state, await this.#services.knowledge(), this.#services);
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
    panel.webview.onDidReceiveMessage((message: unknown) => {
      this.#answer(message, panel).catch((error: unknown) => this.#services.log.error(`page: ${String(error)}`));
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#turn++;
      this.#keep(undefined);
    });
  }

  #fill(panel: WebviewPanel, state: PanelState, { title, body, changing }: PageContent): void {
    const { webview } = panel;
    const address = (name: string): string => webview.asWebviewUri(Uri.joinPath(this.#files, name)).toString();
    this.#keep(state);
    this.#changing = changing;
    panel.title = title;
    webview.html = documentOf(title, body, state, {
      style: address('page.css'),
      script: address('page.js'),
      nonce: crypto.randomUUID(),
      source: webview.cspSource,
    });
  }

  #keep(state: PanelState | undefined): void {
    this.#state = state;
    void commands.executeCommand('setContext', CONTEXT.pageBefore, canGo(state, 'back'));
    void commands.executeCommand('setContext', CONTEXT.pageAfter, canGo(state, 'forward'));
  }

  async #answer(message: unknown, { webview }: WebviewPanel): Promise<void> {
    const request = readRequest(message);
    if (request?.type === 'copy') await env.clipboard.writeText(request.text);
    if (request?.type === 'open') await commands.executeCommand(OPENED_BY[request.kind], request.id);
    if (request?.type === 'leave') await env.openExternal(Uri.parse(request.address, true));
    if (request?.type === 'go') await this.go(request.to);
    if (request?.type === 'ask') {
      const rows = foundFor(request.query, await this.#services.knowledge(), PAGE_ADDRESSES);
      await webview.postMessage({ type: 'found', query: request.query, rows } satisfies Found);
    }
    if (request?.type === 'read' && this.#state)
      this.#state = withReading(this.#state, request.opening, request.reading);
  }
}
