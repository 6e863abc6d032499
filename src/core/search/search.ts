import type { Knowledge } from '../knowledge/knowledge.ts';
import { looksLikeCode, techniquesInCode } from './code.ts';
import { type Document, documentsOf } from './documents.ts';
import { matchesError } from './errorMatch.ts';
import type { Hit } from './hit.ts';
import { NameTable } from './nameTable.ts';
import { Phrases } from './phrases.ts';
import { readQuery } from './query.ts';
import { RANKING } from './ranking.ts';
import { TextIndex } from './textIndex.ts';
import { scoreText } from './textScore.ts';
import { SYNONYMS } from './vocabulary.ts';

/** Finds techniques, papers and error messages. The index is built when the first query comes. */
export class Search {
  readonly #knowledge: Knowledge;
  #parts: Parts | undefined;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** Everything worth showing for a text, best first: names, symptoms, code or a pasted error message. */
  find(text: string): Hit[] {
    if (!text.trim()) return [];
    const { documents, index, names, phrases, numbers } = (this.#parts ??= partsOf(this.#knowledge));
    const query = readQuery(text, index.lexicon, phrases);
    const scores = scoreText(query, documents, index, names);
    this.#pointByErrors(text, documents, numbers, scores);
    if (looksLikeCode(text)) this.#pointByCode(text, numbers, scores);
    return ranked(documents, scores);
  }

  /** A message that is recognised comes first, then what answers it, in the order in which it is answered. */
  #pointByErrors(text: string, documents: readonly Document[], numbers: Numbers, scores: Map<number, number>): void {
    const recognised = this.#knowledge.errors.filter((error) => matchesError(error, text));
    recognised.sort((a, b) => b.match.length - a.match.length);
    for (const [i, error] of recognised.slice(0, RANKING.mostErrors).entries()) {
      const top = highest(scores) * RANKING.error ** (i ? -1 : 1);
      raise(scores, numbers.get(`error:${error.id}`), top);
      error.techniques.forEach(({ id }, place) =>
        raise(scores, numbers.get(`technique:${id}`), top * (0.99 - 0.03 * place)),
      );
    }
    if (recognised.length) return;
    // Not the message itself, but words of it: the techniques share in what the message scores.
    for (const [number, score] of [...scores]) {
      const { hit } = documents[number]!;
      if (hit.kind !== 'error') continue;
      hit.techniques.forEach((id, place) =>
        add(scores, numbers.get(`technique:${id}`), score * RANKING.errorShare * 0.85 ** place),
      );
    }
  }

  #pointByCode(code: string, numbers: Numbers, scores: Map<number, number>): void {
    const pointers = techniquesInCode(code, this.#knowledge);
    const top = highest(scores);
    for (const [id, weight] of pointers) {
      const number = numbers.get(`technique:${id}`);
      const text = number === undefined ? 0 : (scores.get(number) ?? 0);
      raise(scores, number, top * (RANKING.codeFloor + weight) + RANKING.codeText * text);
    }
  }
}

type Numbers = ReadonlyMap<string, number>;

interface Parts {
  readonly documents: readonly Document[];
  readonly index: TextIndex;
  readonly names: NameTable;
  readonly phrases: Phrases;
  /** `kind:id` → number of the document. */
  readonly numbers: Numbers;
}

function partsOf(knowledge: Knowledge): Parts {
  const documents = documentsOf(knowledge);
  return {
    documents,
    index: new TextIndex(knowledge.search, documents.length),
    names: new NameTable(documents),
    phrases: new Phrases(SYNONYMS),
    numbers: new Map(documents.map(({ hit }, i) => [`${hit.kind}:${hit.id}`, i])),
  };
}

function ranked(documents: readonly Document[], scores: ReadonlyMap<number, number>): Hit[] {
  const least = highest(scores) * RANKING.leastOfTop;
  return [...scores]
    .filter(([, score]) => score >= least && score > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([number, score]) => ({ ...documents[number]!.hit, score: Math.round(score * 1000) / 1000 }));
}

const highest = (scores: ReadonlyMap<number, number>): number => Math.max(1, ...scores.values());

function raise(scores: Map<number, number>, number: number | undefined, score: number): void {
  if (number !== undefined) scores.set(number, Math.max(score, scores.get(number) ?? 0));
}

function add(scores: Map<number, number>, number: number | undefined, score: number): void {
  if (number !== undefined) scores.set(number, score + (scores.get(number) ?? 0));
}
