import type { Copy, NewPlace, PageState } from './messages.ts';

interface Api {
  postMessage(message: Copy): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}

declare const acquireVsCodeApi: () => Api;

/** What the page asks of the editor around it. */
export class Host {
  readonly #api = acquireVsCodeApi();
  #state: PageState;

  /** @param shown what the document says that it shows; how far it was read is remembered from before a reload */
  constructor(shown: PageState) {
    const before = this.#api.getState();
    this.#state = before?.opening === shown.opening ? { ...shown, ...before } : shown;
    this.#api.setState(this.#state);
  }

  get state(): PageState {
    return this.#state;
  }

  remember(change: Pick<PageState, 'tab' | 'variant' | 'scroll'>): void {
    this.#state = { ...this.#state, ...change };
    this.#api.setState(this.#state);
  }

  copy(text: string): void {
    this.#api.postMessage({ type: 'copy', text });
  }

  onNewPlace(listener: (place: NewPlace) => void): void {
    addEventListener('message', ({ data }: MessageEvent<NewPlace>) => {
      if (data.type === 'place') listener(data);
    });
  }
}
