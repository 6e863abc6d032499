import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { Hit } from '../core/search/hit.ts';
import { axesInBrief } from '../core/words/effects.ts';
import type { Addresses } from '../page/html/view.ts';
import type { FoundRow } from '../page/messages.ts';
import { searchOf } from './searchIndex.ts';

/** As many as are seen without scrolling. */
const MOST = 8;

/** What the field of a page lists for a text: techniques and papers, best first. A message leads to what answers it. */
export const foundFor = (query: string, knowledge: Knowledge, addresses: Addresses): FoundRow[] =>
  searchOf(knowledge)
    .find(query)
    .flatMap((hit) => rowOf(hit, knowledge, addresses) ?? [])
    .slice(0, MOST);

function rowOf({ kind, id }: Hit, knowledge: Knowledge, addresses: Addresses): FoundRow | undefined {
  const technique = kind === 'technique' ? knowledge.technique(id) : undefined;
  if (technique) {
    const detail = axesInBrief(technique.axes) || technique.summary;
    return { kind: 'technique', id, title: technique.name, detail, address: addresses.technique(id) };
  }
  const paper = kind === 'paper' ? knowledge.paper(id) : undefined;
  if (!paper) return undefined;
  const names = knowledge.techniquesOf(paper).map(({ name }) => name);
  const detail = [String(paper.year), ...names.slice(0, 2)].join(' · ');
  return { kind: 'paper', id, title: paper.title, detail, address: addresses.paper(id) };
}
