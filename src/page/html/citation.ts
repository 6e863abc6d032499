import type { Paper } from '../../core/knowledge/paper.ts';
import { bibtex, citationComment } from '../../core/words/citation.ts';
import { codeBlock } from './code.ts';
import { html, type Html } from './html.ts';

/** How to cite a paper: in a text and in code. Where scripts run, buttons beside the paper's year copy the same. */
export const citation = (paper: Paper): Html =>
  html`<div class="cites" data-cites="BibTeX">${codeBlock(bibtex(paper), 'bibtex', 'BibTeX')}</div>
    <div class="cites" data-cites="Comment">${codeBlock(citationComment(paper), 'python', 'Comment for code')}</div>`;
