import type { Memento } from 'vscode';
import type { Lead } from './searchRows.ts';

/** Only the kind and the id: a place in code would soon be out of date. */
type Kept = Pick<Lead, 'kind' | 'id'>;

const KEY = 'search.recent';
const MOST = 8;

/** What was opened from search, the last first; kept for the next time. */
export class Recent {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  get leads(): readonly Kept[] {
    const kept = this.#memento.get<unknown>(KEY);
    return Array.isArray(kept) ? kept.filter(isLead) : [];
  }

  add({ kind, id }: Lead): Thenable<void> {
    const others = this.leads.filter((lead) => lead.kind !== kind || lead.id !== id);
    return this.#memento.update(KEY, [{ kind, id }, ...others].slice(0, MOST));
  }
}

function isLead(value: unknown): value is Kept {
  const { kind, id } = Object(value) as { readonly kind?: unknown; readonly id?: unknown };
  return (kind === 'technique' || kind === 'paper') && typeof id === 'string';
}
