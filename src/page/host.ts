import type {
  Direction,
  Found,
  FoundRow,
  NewPlace,
  NewReport,
  PageNews,
  PageRequest,
  PanelState,
  Reading,
} from './messages.ts';

interface Api {
  postMessage(message: PageRequest): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
}

declare const acquireVsCodeApi: () => Api;

/** What the page asks of the editor around it. */
export class Host {
  readonly #api = acquireVsCodeApi();
  #state: PanelState;

  /** @param shown what the document says that it shows; how far it was read is remembered from before a reload */
  constructor(shown: PanelState) {
    const before = this.#api.getState();
    this.#state = before?.opening === shown.opening ? { ...shown, ...before } : shown;
    this.#api.setState(this.#state);
  }

  get state(): PanelState {
    return this.#state;
  }

  remember(change: Reading): void {
    this.#state = { ...this.#state, ...change };
    this.#api.setState(this.#state);
    this.#api.postMessage({ type: 'read', opening: this.#state.opening, reading: change });
  }

  go(to: Direction): void {
    this.#api.postMessage({ type: 'go', to });
  }

  copy(text: string): void {
    this.#api.postMessage({ type: 'copy', text });
  }

  ask(query: string): void {
    this.#api.postMessage({ type: 'ask', query });
  }

  open({ kind, id }: FoundRow): void {
    this.#api.postMessage({ type: 'open', kind, id });
  }

  leave(address: string): void {
    this.#api.postMessage({ type: 'leave', address });
  }

  onNewPlace(listener: (place: NewPlace) => void): void {
    this.#onNews('place', listener);
  }

  onFound(listener: (found: Found) => void): void {
    this.#onNews('found', listener);
  }

  onNewReport(listener: (report: NewReport) => void): void {
    this.#onNews('report', listener);
  }

  #onNews<T extends PageNews>(type: T['type'], listener: (news: T) => void): void {
    addEventListener('message', ({ data }: MessageEvent<PageNews>) => {
      if (data.type === type) listener(data as T);
    });
  }
}
