import type { ErrorMessage } from '../../core/knowledge/errorMessage.ts';
import { type Knowledge, OUTSIDE } from '../../core/knowledge/knowledge.ts';
import type { Paper } from '../../core/knowledge/paper.ts';
import type { Technique } from '../../core/knowledge/technique.ts';
import type { Field } from './fields.ts';

/** What is indexed of a record; several names in one field stand on lines of their own. */
export type Texts = Readonly<Partial<Record<Field, string>>>;

/** In the order of `documentsOf`. */
export function textsOf(knowledge: Knowledge): Texts[] {
  return [
    ...knowledge.techniques.map((technique) => ofTechnique(technique, knowledge)),
    ...knowledge.papers.map(ofPaper),
    ...knowledge.errors.map(ofError),
  ];
}

function ofTechnique({ id, name, summary, aliases, names, what }: Technique, knowledge: Knowledge): Texts {
  const patterns = knowledge.patternsOf(id);
  return {
    name: lines(name, id),
    aliases: lines(name, ...aliases),
    apis: lines(...names),
    summary,
    patterns: lines(...patterns.flatMap((card) => [card.id, ...card.aliases, card.message, card.why, card.instead])),
    // The other sections speak of neighbours, conditions and measurements: what they mention, the technique is not about.
    text: proseOf(what),
  };
}

function ofPaper(paper: Paper): Texts {
  const [tag = ''] = paper.techniques;
  return {
    name: paper.title,
    keywords: lines(paper.id, ...paper.keywords),
    summary: paper.summary ?? '',
    topic: tag.startsWith(`${OUTSIDE}/`) ? tag.slice(OUTSIDE.length + 1) : '',
    text: lines(...paper.figures.map(({ metric, against, on }) => `${metric} ${against} ${on}`)),
  };
}

const ofError = ({ title, example, techniques }: ErrorMessage): Texts => ({
  name: title,
  summary: example,
  text: lines(...techniques.map(({ why }) => why)),
});

/** Without fenced code: its names are many and mean little by themselves; those that lead here are listed. */
const proseOf = (markdown: string | undefined): string => (markdown ?? '').replace(/^```[\s\S]*?^```/gm, '');

const lines = (...texts: readonly (string | undefined)[]): string => texts.filter(Boolean).join('\n');
