import type { Technique } from '../../core/knowledge/technique.ts';
import { axesList } from './axesList.ts';
import { evidenceBody } from './evidence.ts';
import { howToFix } from './fix.ts';
import { html, type Html } from './html.ts';
import { fromMarkdown } from './markdown.ts';
import { ALL_TECHNIQUES, anchorOf } from './overview/roster.ts';
import { paperList } from './papers.ts';
import { contents, type Section, sectionHtml } from './section.ts';
import { techniqueLink, type View } from './view.ts';
import { type Place, whyHere } from './whyHere.ts';

/** Anchor of the section that is filled again when the code changes. */
export const WHY_HERE = 'why';

/** The page of a technique; with a place it begins at the user's own lines. */
export function techniquePage(technique: Technique, view: View, place?: Place): Html {
  const sections = sectionsOf(technique, view, place);
  const category = view.knowledge.category(technique.category);
  return html`<header>
      <p class="kind">
        <a href="${view.addresses.overview(anchorOf(technique.category))}" title="All techniques of this category"
          >${category?.name ?? technique.category}</a
        >
      </p>
      <h1>${technique.name}</h1>
      <p class="summary">${technique.summary}</p>
      ${axesList(technique.axes)}
    </header>
    ${contents(sections)}
    <main>${sections.map(sectionHtml)}</main>
    <footer>
      <a href="${view.addresses.overview(ALL_TECHNIQUES)}" title="Overview of techniques">All techniques</a> · Checked
      ${technique.checked}.${technique.aliases.length > 0 && ` Also known as ${technique.aliases.join(', ')}.`}
    </footer>`;
}

function sectionsOf(technique: Technique, view: View, place: Place | undefined): Section[] {
  const papers = view.knowledge.papersOf(technique.id);
  return [
    ...(place ? [{ id: WHY_HERE, title: 'Why here', body: whyHere(place, view) }] : []),
    { id: 'overview', title: 'Overview', body: overview(technique, view) },
    { id: 'fix', title: 'How to fix', body: howToFix(technique) },
    {
      id: 'evidence',
      title: 'Evidence',
      count: technique.evidence.filter(({ kind }) => kind !== 'not-measured').length,
      body: evidenceBody(technique, view),
    },
    { id: 'when-not', title: 'When not to', body: fromMarkdown(technique.whenNot) },
    {
      id: 'papers',
      title: 'Papers',
      count: papers.length,
      body: papers.length
        ? paperList(papers, view)
        : html`<p class="note">No paper is listed: what is said here rests on documentation and measurements.</p>`,
    },
  ];
}

const overview = (technique: Technique, view: View): Html =>
  html`<h3>What it is</h3>
    ${fromMarkdown(technique.what)}
    <h3>How it shows</h3>
    <ul>
      ${technique.symptoms.map((symptom) => html`<li>${symptom}</li>`)}
    </ul>
    <h3>Why it costs</h3>
    ${fromMarkdown(technique.why)} ${related('Combines with', technique.combinesWith, view)}
    ${related('Excludes', technique.excludes, view)}`;

const related = (title: string, ids: readonly string[], view: View): Html | false =>
  ids.length > 0 &&
  html`<h3>${title}</h3>
    <ul class="related">
      ${ids.map((id) => {
        const summary = view.knowledge.technique(id)?.summary;
        return html`<li>
          ${techniqueLink(id, view)}${summary !== undefined && html`<span class="muted"> ${summary}</span>`}
        </li>`;
      })}
    </ul>`;
