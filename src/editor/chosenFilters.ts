import { EventEmitter, type Memento } from 'vscode';

/** The filters that a view is narrowed to. The workspace keeps them over restarts. */
export class ChosenFilters {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #key: string;
  readonly #memento: Memento;

  constructor(key: string, memento: Memento) {
    this.#key = key;
    this.#memento = memento;
  }

  get ids(): readonly string[] {
    const kept = this.#memento.get<unknown>(this.#key);
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  }

  async choose(ids: readonly string[]): Promise<void> {
    await this.#memento.update(this.#key, ids.length ? [...ids] : undefined);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
