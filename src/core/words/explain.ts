import type { Knowledge } from '../knowledge/knowledge.ts';
import { arxivUrl, type Paper } from '../knowledge/paper.ts';
import type { PatternCard } from '../knowledge/patternCard.ts';
import type { Technique } from '../knowledge/technique.ts';
import { bibtex } from './citation.ts';
import { axesWords } from './effects.ts';
import { oneLine } from './escape.ts';
import { evidenceInFull } from './evidenceWords.ts';
import { precisionWords } from './precisionWords.ts';
import { wrap, wrapMarkdown } from './wrap.ts';

/** A record of the index, whatever its kind. */
export type KnownRecord =
  | { readonly kind: 'pattern'; readonly record: PatternCard }
  | { readonly kind: 'technique'; readonly record: Technique }
  | { readonly kind: 'paper'; readonly record: Paper };

/** Looks an id up among patterns, techniques and papers. */
export function recordOf(id: string, knowledge: Knowledge): KnownRecord | undefined {
  const pattern = knowledge.pattern(id);
  if (pattern) return { kind: 'pattern', record: pattern };
  const technique = knowledge.technique(id);
  if (technique) return { kind: 'technique', record: technique };
  const paper = knowledge.paper(id);
  return paper && { kind: 'paper', record: paper };
}

/** A record as plain text for a terminal; Markdown of a technique's sections stays Markdown. */
export function explain(found: KnownRecord, knowledge: Knowledge, width = 90): string {
  const page = new Page(width);
  switch (found.kind) {
    case 'pattern':
      explainPattern(found.record, knowledge, page);
      break;
    case 'technique':
      explainTechnique(found.record, knowledge, page);
      break;
    case 'paper':
      explainPaper(found.record, knowledge, page);
      break;
  }
  return page.toString();
}

function explainPattern(pattern: PatternCard, knowledge: Knowledge, page: Page): void {
  const technique = knowledge.technique(pattern.technique);
  page.title(pattern.id, `pattern, ${pattern.tier}`);
  page.paragraph(pattern.message);
  page.paragraph(pattern.why);
  page.section('Instead', pattern.instead);
  page.list('Fine as it is when', pattern.quietWhen);
  page.list(
    'Holds for',
    Object.entries(pattern.versions).map(([name, range]) => `${name} ${range}`),
  );
  page.section('Changes', axesWords(pattern.axes));
  page.section('Precision', precisionWords(pattern.precision));
  if (technique) page.section('Technique', `${technique.name} (${technique.id}): ${technique.summary}`);
  page.verbatim('To silence it here', `# efficiency-lens: ignore[${pattern.id}] -- reason`);
}

function explainTechnique(technique: Technique, knowledge: Knowledge, page: Page): void {
  const category = knowledge.category(technique.category);
  page.title(technique.name, `technique ${technique.id}, ${category?.name ?? technique.category}`);
  page.paragraph(technique.summary);
  page.section('Changes', axesWords(technique.axes));
  page.markdown('What it is', technique.what);
  page.markdown('Why it costs', technique.why);
  for (const { framework, mark, source, markdown } of technique.how) {
    page.markdown(`How to fix: ${framework} (${mark}: ${source})`, markdown);
  }
  page.markdown('When not to', technique.whenNot);
  page.markdown('Measure it yourself', technique.measure);
  page.list(
    'Needs',
    technique.frameworks.map(({ name, versions }) => `${name} ${versions}`),
  );
  page.list(
    'Evidence',
    technique.evidence.filter(({ counter }) => !counter).map((entry) => evidenceInFull(entry, knowledge)),
  );
  page.list(
    'Where it did not help',
    technique.evidence.filter(({ counter }) => counter).map((entry) => evidenceInFull(entry, knowledge)),
  );
  page.list(
    'Seen in code as',
    knowledge.patternsOf(technique.id).map(({ id, message }) => `${id}: ${message}`),
  );
  page.list('Goes with', technique.combinesWith);
  page.list('Excludes', technique.excludes);
  page.list(
    'Papers',
    knowledge
      .papersOf(technique.id)
      .map(({ paper, why }) => `${paper.title} (${paper.year}, ${paper.id})${why ? `: ${why}` : ''}`),
  );
  page.section('Checked', technique.checked);
}

function explainPaper(paper: Paper, knowledge: Knowledge, page: Page): void {
  page.title(paper.title, `paper ${paper.id}, ${paper.year}`);
  page.paragraph(paper.summary);
  page.list(
    'Figures, as the abstract states them',
    paper.figures.map(
      ({ metric, value, against, on, derived }) =>
        `${metric}: ${value}; against: ${against}; on: ${on}${derived ? `; worked out: ${derived}` : ''}`,
    ),
  );
  page.list(
    'Techniques',
    paper.techniques.map((id) => {
      const technique = knowledge.technique(id);
      return technique ? `${technique.name} (${technique.id})` : id;
    }),
  );
  page.section('Stage', paper.stage.join(', '));
  page.section('arXiv', arxivUrl(paper));
  page.section('Code', paper.code ?? '');
  page.verbatim('To cite it', bibtex(paper));
}

/** Text in blocks with a blank line between; a block without content is left out. */
class Page {
  readonly #blocks: string[] = [];
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  title(name: string, kind: string): void {
    this.#blocks.push(`${oneLine(name)}\n(${oneLine(kind)})`);
  }

  paragraph(text: string | undefined): void {
    if (text) this.#blocks.push(wrap(oneLine(text), this.#width));
  }

  section(heading: string, text: string): void {
    if (text) this.#blocks.push(`${heading}\n${wrap(oneLine(text), this.#width, '  ')}`);
  }

  list(heading: string, entries: readonly string[]): void {
    const lines = entries.map((entry) => wrap(oneLine(entry), this.#width, '    ').replace(/^ {4}/, '  - '));
    if (lines.length) this.#blocks.push(`${heading}\n${lines.join('\n')}`);
  }

  markdown(heading: string, text: string | undefined): void {
    if (text) this.#blocks.push(`${heading}\n${wrapMarkdown(text, this.#width, '  ')}`);
  }

  verbatim(heading: string, text: string | undefined): void {
    if (text)
      this.#blocks.push(
        `${heading}\n${text
          .split('\n')
          .map((line) => (line ? `  ${line}` : ''))
          .join('\n')}`,
      );
  }

  toString(): string {
    return this.#blocks.join('\n\n');
  }
}
