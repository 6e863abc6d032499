import type { Paper } from '../../core/knowledge/paper.ts';
import { type SimilarPaper, similarPapers } from '../../core/knowledge/similarPapers.ts';
import { html, type Html } from './html.ts';
import type { View } from './view.ts';

/** Shared keywords that are told; more of them would say nothing new. */
const MOST_KEYWORDS = 4;

/** Papers like one, each with what both are about. */
export function similarList(paper: Paper, view: View): Html | false {
  const similar = similarPapers(paper, view.knowledge);
  return (
    similar.length > 0 &&
    html`<h2 id="similar">Similar papers</h2>
      <ul class="similar">
        ${similar.map(
          (one) =>
            html`<li>
              <a href="${view.addresses.paper(one.paper.id)}">${one.paper.title}</a>
              <span class="muted">${one.paper.year} · both: ${sharedWords(one, view)}</span>
            </li>`,
        )}
      </ul>`
  );
}

const sharedWords = ({ techniques, keywords }: SimilarPaper, { knowledge }: View): string => {
  const names = techniques.map((tag) => knowledge.technique(tag)?.name ?? subjectOf(tag));
  const told = new Set(names.map((name) => name.toLowerCase()));
  const others = keywords.filter((keyword) => !told.has(keyword.toLowerCase()));
  return [...names, ...others.slice(0, MOST_KEYWORDS)].join(', ');
};

/** `outside-efficiency/speech-recognition` → `speech recognition`. */
const subjectOf = (tag: string): string => tag.slice(tag.indexOf('/') + 1).replaceAll('-', ' ');
