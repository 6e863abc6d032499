import { Disposable, type Event, EventEmitter, workspace } from 'vscode';
import { setting } from './configuration.ts';
import { PREFIX } from './ids.ts';
import type { FindingsStore } from './services.ts';

/** Fires when what stands between or behind the lines may look different: findings or its setting have changed. */
export class InlineChanges {
  readonly #changed = new EventEmitter<void>();
  readonly event: Event<void> = this.#changed.event;
  readonly #owned: Disposable;

  constructor(findings: Pick<FindingsStore, 'onDidChange'>, name: 'codeLens' | 'inlayHints') {
    this.#owned = Disposable.from(
      this.#changed,
      findings.onDidChange(() => {
        if (setting(name) !== 'off') this.#changed.fire();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${PREFIX}.${name}`)) this.#changed.fire();
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
