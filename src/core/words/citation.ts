import { arxivUrl, type Paper } from '../knowledge/paper.ts';
import { oneLine } from './escape.ts';

/** A BibTeX entry from what is known: no author is written, because the sources give none. */
export function bibtex(paper: Paper): string {
  const fields = [
    ['title', `{${paper.title.replace(/[\\{}$&#%_~^]/g, escapeTex)}}`],
    ['eprint', paper.arxiv],
    ['archivePrefix', 'arXiv'],
    ['year', String(paper.year)],
    ['url', arxivUrl(paper)],
  ];
  return `@misc{${paper.id},\n${fields.map(([name, value]) => `  ${name} = {${value}},`).join('\n')}\n}`;
}

/** A comment of one line for code that follows a paper. */
export const citationComment = ({ arxiv, title, year }: Paper): string =>
  `# arXiv:${arxiv} ${oneLine(title)} (${year})`;

function escapeTex(character: string): string {
  if (character === '\\') return '\\textbackslash{}';
  if (character === '~') return '\\textasciitilde{}';
  if (character === '^') return '\\textasciicircum{}';
  return `\\${character}`;
}
