import { type QuickInputButton, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { ErrorMessage } from '../core/knowledge/errorMessage.ts';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { Hit } from '../core/search/hit.ts';
import { axesInBrief } from '../core/words/effects.ts';
import { oneLine } from '../core/words/escape.ts';
import type { Place } from './targets.ts';

/** What a row leads to: a page, or what another text finds. */
export type Lead =
  | { readonly kind: 'technique'; readonly id: string; readonly place?: Place }
  | { readonly kind: 'paper'; readonly id: string }
  | { readonly kind: 'query'; readonly id: string };

export interface Row extends QuickPickItem {
  readonly lead?: Lead;
}

export const OPEN_PAGE: QuickInputButton = {
  iconPath: new ThemeIcon('open-preview'),
  tooltip: 'Open page and keep searching',
};
export const COPY_CITATION: QuickInputButton = { iconPath: new ThemeIcon('copy'), tooltip: 'Copy BibTeX' };
export const SHOW_IN_TREE: QuickInputButton = {
  iconPath: new ThemeIcon('list-tree'),
  tooltip: 'Show in the Techniques view',
};

const MOST = 60;

export const separator = (label: string): Row => ({ label, kind: QuickPickItemKind.Separator });

/** A row that searches for another text. */
export const example = (text: string, detail: string): Row => ({
  label: text,
  detail,
  iconPath: new ThemeIcon('search'),
  lead: { kind: 'query', id: text },
});

/** A row that says something and leads nowhere. */
export const remark = (label: string, detail: string): Row => ({
  label,
  detail,
  iconPath: new ThemeIcon('info'),
  alwaysShow: true,
});

/** What a search found, best first; a message that was recognised stands as a heading above what answers it. */
export function rowsOf(hits: readonly Hit[], knowledge: Knowledge): Row[] {
  const first = hits[0]?.kind === 'error' ? knowledge.errors.find(({ id }) => id === hits[0]!.id) : undefined;
  const answers = first ? answersTo(first, knowledge) : [];
  const answered = new Set(answers.map(({ lead }) => keyOf(lead)));
  const others = hits
    .slice(first ? 1 : 0, MOST)
    .flatMap((hit) => rowOf(hit, knowledge) ?? [])
    .filter(({ lead }) => !answered.has(keyOf(lead)));
  if (!first) return others;
  return [separator(oneLine(first.title)), ...answers, ...(others.length ? [separator('more'), ...others] : [])];
}

const answersTo = (error: ErrorMessage, knowledge: Knowledge): Row[] =>
  error.techniques.flatMap(({ id, why }) => techniqueRow(id, knowledge, why) ?? []);

/** The row of a hit; undefined for one that the index does not have. */
function rowOf({ kind, id, title, detail }: Hit, knowledge: Knowledge): Row | undefined {
  switch (kind) {
    case 'technique':
      return techniqueRow(id, knowledge);
    case 'paper':
      return paperRow(id, knowledge);
    case 'error':
      return {
        label: oneLine(title),
        description: 'error message',
        detail: oneLine(detail),
        iconPath: new ThemeIcon('error'),
        alwaysShow: true,
        lead: { kind: 'query', id: title },
      };
  }
}

/** @param why the line below the name; what the technique is where left out */
export function techniqueRow(id: string, knowledge: Knowledge, why?: string, place?: Place): Row | undefined {
  const technique = knowledge.technique(id);
  if (!technique) return undefined;
  return {
    label: oneLine(technique.name),
    description: axesInBrief(technique.axes),
    detail: oneLine(why ?? technique.summary),
    iconPath: new ThemeIcon('lightbulb'),
    alwaysShow: true,
    buttons: [SHOW_IN_TREE, OPEN_PAGE],
    lead: { kind: 'technique', id: technique.id, ...(place && { place }) },
  };
}

export function paperRow(id: string, knowledge: Knowledge): Row | undefined {
  const paper = knowledge.paper(id);
  if (!paper) return undefined;
  const techniques = knowledge.techniquesOf(paper).map(({ name }) => name);
  return {
    label: oneLine(paper.title),
    description: oneLine([String(paper.year), ...techniques.slice(0, 2)].join(' · ')),
    ...(paper.summary !== undefined && { detail: firstSentence(oneLine(paper.summary)) }),
    iconPath: new ThemeIcon('book'),
    alwaysShow: true,
    buttons: [COPY_CITATION, OPEN_PAGE],
    lead: { kind: 'paper', id: paper.id },
  };
}

const keyOf = (lead: Lead | undefined): string => (lead ? `${lead.kind}:${lead.id}` : '');

const firstSentence = (text: string): string => /^.*?[.!?](?= |$)/.exec(text)?.[0] ?? text;
