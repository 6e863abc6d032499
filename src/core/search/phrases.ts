import { termsOf } from './terms.ts';

/** A phrase found in a query, by another phrase that says the same; `from` and `to` count words of the query. */
export interface OtherPhrase {
  readonly terms: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Rows of phrases that say the same, looked up by their first word. */
export class Phrases {
  readonly #byFirst = new Map<
    string,
    { readonly terms: readonly string[]; readonly row: readonly (readonly string[])[] }[]
  >();

  constructor(rows: readonly (readonly string[])[]) {
    for (const phrases of rows) {
      const row = phrases.map(termsOf);
      for (const terms of row) {
        const [first = ''] = terms;
        const known = this.#byFirst.get(first);
        if (known) known.push({ terms, row });
        else this.#byFirst.set(first, [{ terms, row }]);
      }
    }
  }

  alternativesIn(terms: readonly string[]): OtherPhrase[] {
    return terms.flatMap((term, from) =>
      (this.#byFirst.get(term) ?? [])
        .filter((phrase) => phrase.terms.every((word, i) => terms[from + i] === word))
        .flatMap((phrase) =>
          phrase.row
            .filter((other) => other !== phrase.terms)
            .map((other) => ({ terms: other, from, to: from + phrase.terms.length })),
        ),
    );
  }
}
