import type { Paper } from '../../src/core/knowledge/paper.ts';

/** So many words of a text are made up, as the names of methods, models and data are: every paper brings some. */
const NEW_WORDS = { title: 1, keywords: 4 };
const SYLLABLES = 'ba co da fe gi ho ka lu me ni po qua ru se ti vo xi ya zo gra sta tri'.split(' ');

/**
 * Makes papers that weigh on the index as real ones do: texts as long as those of a real paper, of the words of all of
 * them as often as they occur, and a few words that no other paper has. The same in every run.
 */
export class PaperMill {
  readonly #models: readonly Paper[];
  readonly #words: readonly string[];
  #state = 20261122;

  constructor(models: readonly Paper[]) {
    this.#models = models;
    this.#words = models.flatMap(({ title, summary, keywords }) =>
      [title, summary ?? '', ...keywords].flatMap(wordsIn),
    );
  }

  make(count: number): Paper[] {
    return Array.from({ length: count }, (_, i) => {
      const model = this.#one(this.#models);
      return {
        ...model,
        id: `synthetic-${i}`,
        title: this.#like(model.title, NEW_WORDS.title),
        summary: this.#like(model.summary ?? ''),
        keywords: model.keywords.map((keyword, place) => this.#like(keyword, place < NEW_WORDS.keywords ? 1 : 0)),
      };
    });
  }

  /** A text of as many words, the first of them new. */
  #like(text: string, fresh = 0): string {
    return wordsIn(text)
      .map((_, i) => (i < fresh ? this.#newWord() : this.#one(this.#words)))
      .join(' ');
  }

  #newWord(): string {
    return Array.from({ length: 2 + this.#below(3) }, () => this.#one(SYLLABLES)).join('');
  }

  #one<T>(values: readonly T[]): T {
    return values[this.#below(values.length)]!;
  }

  /** A whole number from 0, by a linear congruential generator (Numerical Recipes). */
  #below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }
}

const wordsIn = (text: string): string[] => text.split(/\s+/).filter(Boolean);
