import { basename, dirname } from 'node:path/posix';
import { OUTSIDE } from '../core/knowledge/knowledge.ts';
import { STAGES, type Figure, type Paper } from '../core/knowledge/paper.ts';
import type { Faults } from './faults.ts';
import { Fields } from './fields.ts';
import { countWords, KEBAB, KEBAB_FORM, URL, URL_FORM } from './forms.ts';
import { parseYaml, readFiles } from './yamlFiles.ts';

const ARXIV = /^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/;
const TOPIC = new RegExp(`^${OUTSIDE}/[a-z0-9]+(-[a-z0-9]+)*$`);

export interface PaperFile {
  /** Relative to the data folder. */
  readonly file: string;
  /** The folder it stands in. */
  readonly folder: string;
  readonly paper: Paper;
}

/** Every record of `papers/<category>/<id>.yaml`, by id. */
export async function readPapers(from: string, faults: Faults): Promise<PaperFile[]> {
  const files = await readFiles(from, 'papers/*/*.yaml');
  if (!files.length) faults.add('papers', '', 'holds no records; papers stand in papers/<category>/<id>.yaml');
  const papers = files.map(({ path, text }) => readPaper(path, parseYaml(path, text, faults), faults));
  papers.sort((a, b) => (a.paper.id < b.paper.id ? -1 : 1));
  papers.forEach(({ file, paper }, i) => {
    const before = papers[i - 1];
    if (before?.paper.id === paper.id)
      faults.add(file, '', `has the same id as ${before.file}; choose a longer file name`);
  });
  return papers;
}

function readPaper(file: string, value: unknown, faults: Faults): PaperFile {
  const fields = new Fields(file, value, faults);
  const id = basename(file, '.yaml');
  if (!KEBAB.test(id)) fields.fault('', `the file name is the id and should be ${KEBAB_FORM}`);
  const summary = fields.optionalText('summary');
  const written = summary !== undefined;
  const techniques = fields.texts('techniques', { min: 1, max: 3 });
  const outside = techniques.some((tag) => tag.startsWith(OUTSIDE));
  const paper: Paper = {
    id,
    title: fields.text('title'),
    arxiv: fields.shaped('arxiv', ARXIV, 'an arXiv id in quotes, such as "2106.04563"'),
    code: readCode(fields),
    year: fields.integer('year'),
    techniques,
    stage: fields.words('stage', STAGES, outside ? { max: 0 } : { min: 1 }),
    ...(written && { summary }),
    figures: fields.records('figures').map(readFigure),
    keywords: fields.texts('keywords', written ? { min: 6, max: 30 } : {}),
  };
  fields.done();
  if (written) checkLength(fields, summary);
  checkTags(fields, paper, outside);
  checkYear(fields, paper);
  return { file, folder: basename(dirname(file)), paper };
}

/** `null` in YAML is a value: the paper has no code. */
function readCode(fields: Fields): string | null {
  return fields.isNull('code') ? null : fields.shaped('code', URL, URL_FORM);
}

function readFigure(fields: Fields): Figure {
  const derived = fields.optionalText('derived');
  const figure = {
    metric: fields.text('metric'),
    value: fields.text('value'),
    against: fields.text('against'),
    on: fields.text('on'),
    ...(derived !== undefined && { derived }),
  };
  fields.done();
  return figure;
}

function checkLength(fields: Fields, summary: string): void {
  const words = countWords(summary);
  if (words < 12 || words > 80) fields.fault('summary', `has ${words} words, should have 12 to 80`);
}

function checkTags(fields: Fields, { techniques }: Paper, outside: boolean): void {
  if (outside && (techniques.length !== 1 || !TOPIC.test(techniques[0]!))) {
    fields.fault('techniques', `should be technique ids, or exactly one ${OUTSIDE}/<topic> in kebab-case`);
  }
}

function checkYear(fields: Fields, { arxiv, year }: Paper): void {
  const digits = /(?:^|\/)(\d\d)\d\d/.exec(arxiv)?.[1];
  if (!digits || !year) return;
  const stated = Number(digits) > 90 ? 1900 + Number(digits) : 2000 + Number(digits);
  if (year !== stated) fields.fault('year', `is ${year}, the arXiv id ${arxiv} says ${stated}`);
}
