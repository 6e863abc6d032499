import type { Knowledge } from './knowledge.ts';
import type { Paper } from './paper.ts';

/** A paper about the same things, and which things those are: ids of techniques or a topic, and keywords, rarest first. */
export interface SimilarPaper {
  readonly paper: Paper;
  readonly techniques: readonly string[];
  readonly keywords: readonly string[];
}

const MOST = 6;
/** A technique says more than a word: it was chosen with care, and of a short list. */
const TECHNIQUE_WEIGHT = 2;
/** Fewer shared words, such as one model and one data set, make no likeness by themselves. */
const LEAST_KEYWORDS = 2;

/**
 * The papers most like one: by the techniques and keywords that they share, each the weightier the fewer papers have it.
 * At most six, the most alike first, no paper twice.
 */
export function similarPapers(paper: Paper, { papers }: Knowledge): SimilarPaper[] {
  const techniques = new Shares(papers, (one) => one.techniques);
  const keywords = new Shares(papers, (one) => one.keywords);
  const seen = new Set([paper.arxiv]);
  return papers
    .map((other) => ({
      paper: other,
      techniques: techniques.between(paper, other),
      keywords: keywords.between(paper, other),
    }))
    .filter((one) => one.techniques.length > 0 || one.keywords.length >= LEAST_KEYWORDS)
    .map((one) => ({
      ...one,
      score: TECHNIQUE_WEIGHT * techniques.weight(one.techniques) + keywords.weight(one.keywords),
    }))
    .sort((a, b) => b.score - a.score || b.paper.year - a.paper.year || (a.paper.id < b.paper.id ? -1 : 1))
    .filter(({ paper: { arxiv } }) => !seen.has(arxiv) && seen.add(arxiv))
    .slice(0, MOST)
    .map(({ score: _score, ...similar }) => similar);
}

/** Marks that papers share, in whatever case they are written. */
class Shares {
  readonly #marksOf: (paper: Paper) => readonly string[];
  readonly #papers = new Map<string, number>();
  readonly #count: number;

  constructor(papers: readonly Paper[], marksOf: (paper: Paper) => readonly string[]) {
    this.#marksOf = marksOf;
    this.#count = papers.length;
    for (const paper of papers) {
      for (const mark of new Set(marksOf(paper).map(fold))) this.#papers.set(mark, (this.#papers.get(mark) ?? 0) + 1);
    }
  }

  /** What both have, as the first writes it, each once, the rarest first. */
  between(one: Paper, other: Paper): string[] {
    const theirs = new Set(this.#marksOf(other).map(fold));
    const once = new Map(this.#marksOf(one).map((mark) => [fold(mark), mark]));
    return [...once]
      .filter(([folded]) => theirs.has(folded))
      .map(([, mark]) => mark)
      .sort((a, b) => this.#rarity(b) - this.#rarity(a));
  }

  weight(marks: readonly string[]): number {
    return marks.reduce((sum, mark) => sum + this.#rarity(mark), 0);
  }

  #rarity(mark: string): number {
    return Math.log(this.#count / (this.#papers.get(fold(mark)) ?? this.#count));
  }
}

const fold = (text: string): string => text.toLowerCase();
