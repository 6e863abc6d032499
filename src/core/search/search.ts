import type { ErrorMessage } from '../knowledge/errorMessage.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { looksLikeCode, type Pointers, techniquesInCode } from './code.ts';
import { type Document, documentsOf } from './documents.ts';
import { matchesError } from './errorMatch.ts';
import type { Hit } from './hit.ts';
import { shareAmongKin } from './kinship.ts';
import { NameTable } from './nameTable.ts';
import { Phrases } from './phrases.ts';
import { readQuery } from './query.ts';
import { RANKING } from './ranking.ts';
import { Scoreboard } from './scoreboard.ts';
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
  find(pasted: string): Hit[] {
    const text = shorten(pasted.trim());
    if (!text) return [];
    const { documents, numbers, index, names, phrases } = (this.#parts ??= partsOf(this.#knowledge));
    const board = new Scoreboard(documents, numbers);
    scoreText(readQuery(text, index.lexicon, phrases), documents, index, names, board);
    shareAmongKin(this.#knowledge, board);
    const recognised = this.#knowledge.errors.filter((error) => matchesError(error, text));
    if (recognised.length) answer(recognised, board);
    else {
      shareErrors(board);
      if (looksLikeCode(text)) pointByCode(techniquesInCode(text, this.#knowledge), board);
    }
    return board.hits(Math.max(RANKING.least, board.top * RANKING.leastOfTop));
  }
}

/** Longer texts are cut in the middle: a traceback says what matters in its last lines, other texts in their first. */
const LONGEST = 3000;

const shorten = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST / 2)} ${text.slice(-LONGEST / 2)}` : text;

interface Parts {
  readonly documents: readonly Document[];
  /** `kind:id` → number of the document. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly index: TextIndex;
  readonly names: NameTable;
  readonly phrases: Phrases;
}

function partsOf(knowledge: Knowledge): Parts {
  const documents = documentsOf(knowledge);
  return {
    documents,
    numbers: new Map(documents.map(({ hit }, i) => [`${hit.kind}:${hit.id}`, i])),
    index: new TextIndex(knowledge.search, documents.length),
    names: new NameTable(documents),
    phrases: new Phrases(SYNONYMS),
  };
}

/** A message that is recognised comes first, then what answers it in its order; the narrowest expression leads. */
function answer(recognised: readonly ErrorMessage[], board: Scoreboard): void {
  const narrowestFirst = recognised.toSorted((a, b) => b.match.length - a.match.length);
  narrowestFirst.slice(0, RANKING.mostErrors).forEach((error, i) => {
    const top = i ? board.top / RANKING.error : board.top * RANKING.error;
    board.raise('error', error.id, top);
    error.techniques.forEach(({ id }, place) => board.raise('technique', id, top * (0.99 - RANKING.errorStep * place)));
  });
}

/** Words of a message are no message: its techniques share in what it scores. */
function shareErrors(board: Scoreboard): void {
  for (const { hit, score } of board.ofKind('error')) {
    hit.techniques.forEach((id, place) => {
      const share = score * RANKING.errorShare * RANKING.errorNext ** place;
      board.raise('technique', id, board.of('technique', id) + share);
    });
  }
}

/** What code points to stands above what its words find, except a record that the text names. */
function pointByCode(pointers: Pointers, board: Scoreboard): void {
  const { top, named } = board;
  for (const [id, weight] of pointers) {
    const score =
      Math.max(top, RANKING.codeTop) * (RANKING.codeFloor + weight) + RANKING.codeText * board.of('technique', id);
    board.raise('technique', id, Math.min(score, named * 0.99));
  }
}
