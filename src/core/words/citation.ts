import { arxivUrl, type Paper } from '../knowledge/paper.ts';

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

function escapeTex(character: string): string {
  if (character === '\\') return '\\textbackslash{}';
  if (character === '~') return '\\textasciitilde{}';
  if (character === '^') return '\\textasciicircum{}';
  return `\\${character}`;
}
