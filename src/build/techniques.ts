import { basename, dirname } from 'node:path/posix';
import { AXES, type Axes, type Axis, type Effect } from '../core/knowledge/axes.ts';
import type { Evidence, ListedPaper, Technique } from '../core/knowledge/technique.ts';
import type { Faults } from './faults.ts';
import { Fields } from './fields.ts';
import { DATE, DATE_FORM, KEBAB, KEBAB_FORM, VERSIONS, VERSIONS_FORM } from './forms.ts';
import { readRoomText, type RoomText } from './roomText.ts';
import type { PythonCheck } from './python.ts';
import { parseYaml, readFiles } from './yamlFiles.ts';

const EVIDENCE_KINDS = ['paper', 'measured', 'measured-plain', 'not-measured'] as const;
const EFFECT = /^(small|medium|large) (better|worse)$/;
const QUALIFIED = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

export interface TechniqueFile {
  /** Relative to the data folder. */
  readonly file: string;
  readonly technique: Technique;
  /** Why no pattern shows a technique that is to be seen in code. */
  readonly open?: string;
}

/** Every room of `techniques/<id>/technique.md`, by id. */
export async function readTechniques(from: string, python: PythonCheck, faults: Faults): Promise<TechniqueFile[]> {
  const files = await readFiles(from, 'techniques/*/technique.md');
  if (!files.length) faults.add('techniques', '', 'holds no rooms; a room is techniques/<id>/technique.md');
  return files.flatMap(({ path, text }) => {
    const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text);
    if (!parts) {
      faults.add(path, '', 'should begin with front matter between two lines of ---');
      return [];
    }
    const fields = new Fields(path, parseYaml(path, parts[1]!, faults), faults);
    const bodyLine = text.slice(0, text.length - parts[2]!.length).split('\n').length;
    const sections = readRoomText({ file: path, markdown: parts[2]!, line: bodyLine }, python, faults);
    const open = fields.optionalText('open');
    const technique = { ...readFrontMatter(path, fields), ...sections };
    return [{ file: path, technique, ...(open !== undefined && { open }) }];
  });
}

function readFrontMatter(file: string, fields: Fields): Omit<Technique, keyof RoomText> {
  const id = basename(dirname(file));
  if (!KEBAB.test(id)) fields.fault('', `the folder's name is the id and should be ${KEBAB_FORM}`);
  const inCode = fields.flag('in-code');
  const technique = {
    id,
    name: fields.text('name'),
    category: fields.text('category'),
    summary: fields.shaped(
      'summary',
      /^.{20,200}\.$/,
      'one sentence of 20 to 200 characters that ends with a full stop',
    ),
    axes: readAxes(fields),
    inCode,
    frameworks: fields.records('frameworks').map(readFramework),
    papers: fields.records('papers').map(readListed),
    evidence: fields.records('evidence').map(readEvidence),
    combinesWith: fields.texts('combines-with'),
    excludes: fields.texts('excludes'),
    aliases: fields.texts('aliases'),
    symptoms: fields.texts('symptoms', { min: 4, max: 12 }),
    names: fields.texts('names', inCode ? { min: 2, max: 15 } : { max: 15 }),
    checked: fields.shaped('checked', DATE, DATE_FORM),
  };
  for (const [i, name] of technique.names.entries()) {
    if (!QUALIFIED.test(name)) fields.fault(`names[${i}]`, `«${name}» should be a dotted API name without brackets`);
  }
  fields.done();
  return technique;
}

function readAxes(fields: Fields): Axes {
  const axes: Partial<Record<Axis, Effect>> = {};
  for (const [axis, words] of fields.entries('axes')) {
    if (!AXES.includes(axis as Axis)) fields.fault(`axes.${axis}`, `should be one of ${AXES.join(', ')}`);
    const effect = readEffect(words);
    if (effect) axes[axis as Axis] = effect;
    else
      fields.fault(
        `axes.${axis}`,
        `«${String(words)}» should be "same", or small, medium or large with better or worse`,
      );
  }
  return axes;
}

function readEffect(words: unknown): Effect | undefined {
  if (words === 'same') return { direction: 'same' };
  const parts = typeof words === 'string' ? EFFECT.exec(words) : null;
  return parts ? ({ size: parts[1], direction: parts[2] } as Effect) : undefined;
}

function readFramework(fields: Fields): Technique['frameworks'][number] {
  const framework = { name: fields.text('name'), versions: fields.shaped('versions', VERSIONS, VERSIONS_FORM) };
  fields.done();
  return framework;
}

function readListed(fields: Fields): ListedPaper {
  const listed = { id: fields.text('id'), why: fields.text('why') };
  fields.done();
  return listed;
}

function readEvidence(fields: Fields): Evidence {
  const paper = fields.optionalText('paper');
  const ratio = fields.optionalNumber('ratio');
  const evidence: Evidence = {
    kind: fields.has('kind') || paper === undefined ? fields.word('kind', EVIDENCE_KINDS) : 'paper',
    ...(paper !== undefined && { paper }),
    claim: fields.text('claim'),
    conditions: fields.text('conditions'),
    axis: fields.word('axis', AXES),
    ...(ratio !== undefined && { ratio }),
    counter: fields.has('counter') ? fields.flag('counter') : false,
    ...(fields.has('patterns') && { patterns: fields.texts('patterns', { min: 1 }) }),
  };
  fields.done();
  if ((evidence.kind === 'paper') !== (paper !== undefined))
    fields.fault('paper', 'goes with evidence of kind paper, and only with it');
  if (ratio !== undefined && ratio <= 0)
    fields.fault('ratio', `is ${ratio}, should be above 0: 2 means twice as good as the baseline`);
  return evidence;
}
