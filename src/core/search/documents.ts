import type { ErrorMessage } from '../knowledge/errorMessage.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Paper } from '../knowledge/paper.ts';
import type { Technique } from '../knowledge/technique.ts';
import type { Hit } from './hit.ts';

/** A record as search shows it. Its number, by which the index speaks of it, is its place in `documentsOf`. */
export interface Document {
  readonly hit: Omit<Hit, 'score'>;
  /** Names it goes by: a query that is one of them is about this record. */
  readonly names: readonly string[];
  /** What else it is found by; being called so says a little less. */
  readonly aliases: readonly string[];
  /** What people ask who do not know its name. */
  readonly symptoms: readonly string[];
}

/** All that can be found: techniques, papers, error messages, each in the order of the index. */
export function documentsOf({
  techniques,
  papers,
  errors,
}: Pick<Knowledge, 'techniques' | 'papers' | 'errors'>): Document[] {
  return [...techniques.map(ofTechnique), ...papers.map(ofPaper), ...errors.map(ofError)];
}

const ofTechnique = ({ id, name, aliases, symptoms, summary }: Technique): Document => ({
  hit: { kind: 'technique', id, title: name, techniques: [id], detail: summary },
  names: [name, id],
  aliases,
  symptoms,
});

const ofPaper = ({ id, title, year, summary, techniques }: Paper): Document => ({
  hit: { kind: 'paper', id, title, techniques, detail: `${year}${summary ? ` · ${firstSentence(summary)}` : ''}` },
  names: [title, shortTitle(title), id],
  aliases: [],
  symptoms: [],
});

const ofError = ({ id, title, techniques }: ErrorMessage): Document => ({
  hit: { kind: 'error', id, title, techniques: techniques.map(({ id }) => id), detail: techniques[0]?.why ?? '' },
  names: [title],
  aliases: [],
  symptoms: [],
});

/** What stands before the colon is most often the method's name. */
const shortTitle = (title: string): string => title.split(':')[0]!;

const firstSentence = (text: string): string => /^.*?[.!?](?= |$)/.exec(text)?.[0] ?? text;
