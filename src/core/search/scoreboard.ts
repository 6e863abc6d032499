import type { Document } from './documents.ts';
import type { Hit } from './hit.ts';

/** The scores of one query: one document a row, changed by everything that has a say. */
export class Scoreboard {
  readonly #documents: readonly Document[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #scores = new Map<number, number>();
  #named = 0;

  /** @param numbers `kind:id` → number of the document */
  constructor(documents: readonly Document[], numbers: ReadonlyMap<string, number>) {
    this.#documents = documents;
    this.#numbers = numbers;
  }

  /** @param isNamed the query is a name of this document */
  set(number: number, score: number, isNamed: boolean): void {
    this.#scores.set(number, score);
    if (isNamed) this.#named = Math.max(this.#named, score);
  }

  /** The highest score, at least 1. */
  get top(): number {
    return Math.max(1, ...this.#scores.values());
  }

  /** The highest score of a document that the query names; infinite when it names none. */
  get named(): number {
    return this.#named || Infinity;
  }

  of(kind: Hit['kind'], id: string): number {
    return this.#scores.get(this.#numberOf(kind, id)) ?? 0;
  }

  raise(kind: Hit['kind'], id: string, score: number): void {
    if (score > this.of(kind, id)) this.#scores.set(this.#numberOf(kind, id), score);
  }

  ofKind(kind: Hit['kind']): { readonly hit: Document['hit']; readonly score: number }[] {
    return [...this.#scores].flatMap(([number, score]) => {
      const { hit } = this.#documents[number]!;
      return hit.kind === kind ? [{ hit, score }] : [];
    });
  }

  /** Best first; equals in the order of the index. */
  hits(least: number): Hit[] {
    return [...this.#scores]
      .filter(([, score]) => score >= least)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([number, score]) => ({ ...this.#documents[number]!.hit, score: Math.round(score * 1000) / 1000 }));
  }

  #numberOf(kind: Hit['kind'], id: string): number {
    const number = this.#numbers.get(`${kind}:${id}`);
    if (number === undefined) throw new Error(`The index holds no ${kind} «${id}».`);
    return number;
  }
}
