import type { Finding } from '../../core/patterns/finding.ts';
import type { StatedVersions } from '../../core/patterns/versions.ts';
import { lineWords } from '../../core/words/reportWords.ts';
import { versionSentences } from '../../core/words/versionWords.ts';
import { axesList } from './axesList.ts';
import { codeBlock } from './code.ts';
import { html, type Html } from './html.ts';
import { excerpt } from './excerpt.ts';
import type { View } from './view.ts';

/** The place in code from which a page was opened. */
export interface Place {
  /** As people name it, usually relative to the folder. */
  readonly file: string;
  /** Leads to the code. */
  readonly address: string;
  readonly pattern: string;
  /** Absent when the code was changed since and the pattern is not there any more. */
  readonly seen?: {
    readonly text: string;
    readonly finding: Finding;
    /** One-based. */
    readonly line: number;
    /** Of a notebook, counted from zero; the line is then that in the cell. */
    readonly cell?: number;
    /** What the project states, where that is known. */
    readonly versions?: StatedVersions;
  };
}

const whereWords = (path: string, { line, cell }: NonNullable<Place['seen']>): string =>
  lineWords({ path, line, ...(cell !== undefined && { cell: { index: cell, line } }) });

/** What was seen at the user's own lines, what it costs and what to write instead. */
export function whyHere({ file, address, pattern: id, seen }: Place, { knowledge }: View): Html {
  const pattern = knowledge.pattern(id);
  const versions = versionSentences(pattern?.versions ?? {}, seen?.versions);
  if (!seen)
    return html`<p class="note">
      Not found in <a href="${address}">${file}</a> any more: the code was changed, or the finding ignored or hidden.
    </p>`;
  return html`<p class="lead">${pattern?.message ?? id}</p>
    <p class="where"><a href="${address}">${whereWords(file, seen)}</a></p>
    ${excerpt(seen.text, seen.finding, seen.line)}
    ${seen.finding.confidence === 'medium' && html`<p class="note">One name in this code was inferred, not resolved; the rest was.</p>`}
    ${
      pattern &&
      html`<h3>What it costs</h3>
        <p>${pattern.why}</p>
        <h3>What to write instead</h3>
        <p>${pattern.instead} <a href="#fix">How to fix it</a></p>
        ${axesList(pattern.axes)} ${versions.length > 0 && html`<p class="muted">${versions.join(' ')}</p>`}
        ${
          pattern.quietWhen.length > 0 &&
          html`<h3>Fine as it is when</h3>
            <ul>
              ${pattern.quietWhen.map((condition) => html`<li>${condition}</li>`)}
            </ul>`
        }`
    }
    <h3>To silence it here</h3>
    ${codeBlock(`# efficiency-lens: ignore[${pattern?.id ?? id}] -- reason`, 'python', 'Comment for the line')}`;
}
