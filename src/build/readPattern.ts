import { parse } from 'yaml';
import { AXES, type Axes, type Effect } from '../core/knowledge/axes.ts';
import { type GuardUse, type Pattern, type Shape, TIERS, type Tier } from '../core/knowledge/pattern.ts';
import { readTrigger } from '../core/patterns/trigger.ts';
import { GUARDS } from '../core/patterns/guards/index.ts';
import { KEBAB, KEBAB_FORM } from './forms.ts';

interface From {
  readonly file: string;
  readonly technique: string;
  readonly id: string;
}

const FIELDS = [
  'tier',
  'category',
  'axes',
  'message',
  'why',
  'instead',
  'quiet-when',
  'versions',
  'words',
  'shapes',
  'in-tests',
  'yields-to',
  'aliases',
];
const guards = new Map(GUARDS.map((guard) => [guard.name, guard]));

/** Reads one pattern file; faults are added to the list with file, field and what would be right. */
export function readPattern(text: string, { file, technique, id }: From, faults: string[]): Pattern | null {
  const fault: Fault = (field, what) => void faults.push(`${file}: ${field}: ${what}`);
  const raw = readFields(text, id, FIELDS, fault);
  if (!raw) return null;
  const sentence = (field: string, limit: number): string => {
    const value = raw[field];
    if (typeof value !== 'string' || !value.endsWith('.'))
      fault(field, 'has to be a sentence that ends with a full stop');
    else if (value.length >= limit) fault(field, `has ${value.length} characters, under ${limit} are allowed`);
    return String(value);
  };
  const list = (field: string, required: boolean): string[] => {
    const value = raw[field] ?? [];
    if (!Array.isArray(value) || (required && !value.length)) fault(field, 'has to be a list with entries');
    const texts = Array.isArray(value) ? value : [];
    if (texts.some((text) => typeof text === 'object'))
      fault(field, 'has to be a list of texts; one with «: » in it stands in quotes');
    return texts.map(String);
  };
  if (!TIERS.includes(raw.tier as Tier)) fault('tier', `has to be one of ${TIERS.join(', ')}`);
  if (typeof raw.category !== 'string') fault('category', 'has to be a category of labelled sets, or none');
  return {
    id,
    technique,
    tier: raw.tier as Tier,
    category: String(raw.category),
    axes: readAxes(raw.axes, fault),
    message: sentence('message', 120),
    why: sentence('why', 240),
    instead: sentence('instead', 240),
    quietWhen: list('quiet-when', true),
    versions: (raw.versions ?? {}) as Record<string, string>,
    words: readWords(raw, fault),
    shapes: readShapes(raw, fault),
    inTests: raw['in-tests'] === 'report' ? 'report' : 'quiet',
    ...(raw['yields-to'] !== undefined && { yieldsTo: list('yields-to', true) }),
    aliases: list('aliases', false),
  };
}

export type Fault = (field: string, what: string) => void;

/** The fields of a file whose name is an id; null when it is not YAML. */
export function readFields(
  text: string,
  id: string,
  allowed: readonly string[],
  fault: Fault,
): Record<string, unknown> | null {
  if (!KEBAB.test(id)) fault('file name', `is the id and has to be ${KEBAB_FORM}`);
  try {
    const raw = parse(text) as Record<string, unknown>;
    for (const field of Object.keys(raw))
      if (!allowed.includes(field)) fault(field, `is not one of ${allowed.join(', ')}`);
    return raw;
  } catch (error) {
    fault('yaml', (error as Error).message.split('\n')[0] ?? '');
    return null;
  }
}

/** The words that lead to a pattern, each as `readTrigger` takes it. */
export function readWords(raw: Readonly<Record<string, unknown>>, fault: Fault): string[] {
  const words = Array.isArray(raw['words']) ? raw['words'].map(String) : [];
  if (!words.length) fault('words', 'has to be a list with entries');
  for (const word of words) {
    try {
      readTrigger(word);
    } catch {
      fault(
        'words',
        `${word} has to be a word, with a dot before or a bracket or equals sign after it where they have to stand there`,
      );
    }
  }
  return words;
}

export function readShapes(raw: Readonly<Record<string, unknown>>, fault: Fault): Shape[] {
  const shapes = Array.isArray(raw['shapes']) ? (raw['shapes'] as RawShape[]) : [];
  if (!shapes.length) fault('shapes', 'needs at least one shape with a query');
  return shapes.map((shape, i) => readShape(shape, `shapes[${i}]`, fault));
}

interface RawShape {
  readonly query?: unknown;
  readonly when?: unknown;
  readonly unless?: unknown;
}

function readShape(shape: RawShape, field: string, fault: Fault): Shape {
  const query = typeof shape.query === 'string' ? shape.query.trim() : '';
  const captures = new Set([...query.matchAll(/@([\w-]+)/g)].map((match) => match[1]!));
  if (!captures.has('finding')) fault(`${field}.query`, 'needs a capture @finding, the region to mark');
  return {
    query,
    when: readGuards(shape.when, `${field}.when`, captures, fault),
    unless: readGuards(shape.unless, `${field}.unless`, captures, fault),
  };
}

/** Guards are written `- name: { argument: value }`, or `- name` when there is nothing to say. */
function readGuards(value: unknown, field: string, captures: ReadonlySet<string>, fault: Fault): GuardUse[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    fault(field, 'has to be a list of guards');
    return [];
  }
  return value.flatMap((entry: unknown) => {
    const [name, args] =
      typeof entry === 'string' ? [entry, {}] : (Object.entries(entry as Record<string, unknown>)[0] ?? ['', {}]);
    const guard = guards.get(name);
    if (!guard) {
      fault(field, `there is no guard ${name}; guards are ${[...guards.keys()].join(', ')}`);
      return [];
    }
    const given = (args ?? {}) as Record<string, unknown>;
    for (const [parameter, kind] of Object.entries(guard.takes)) {
      const argument = given[parameter];
      if (argument === undefined && !kind.endsWith('?')) fault(`${field}.${name}`, `needs ${parameter}`);
      if (argument !== undefined && kind.startsWith('capture') && !captures.has(String(argument))) {
        fault(`${field}.${name}.${parameter}`, `the query has no capture @${String(argument)}`);
      }
    }
    for (const parameter of Object.keys(given)) {
      if (!(parameter in guard.takes))
        fault(`${field}.${name}`, `takes ${Object.keys(guard.takes).join(', ') || 'nothing'}, not ${parameter}`);
    }
    return [{ guard: name, arguments: given }];
  });
}

function readAxes(value: unknown, fault: Fault): Axes {
  const axes: Partial<Record<(typeof AXES)[number], Effect>> = {};
  for (const [axis, effect] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    const words = String(effect).split(' ');
    const known = (AXES as readonly string[]).includes(axis);
    const size = words[0] as 'small' | 'medium' | 'large';
    const direction = words[1] as 'better' | 'worse';
    if (!known) fault(`axes.${axis}`, `is not one of ${AXES.join(', ')}`);
    else if (words[0] === 'same' && words.length === 1) axes[axis as (typeof AXES)[number]] = { direction: 'same' };
    else if (['small', 'medium', 'large'].includes(size) && ['better', 'worse'].includes(direction)) {
      axes[axis as (typeof AXES)[number]] = { direction, size };
    } else fault(`axes.${axis}`, 'has to be `same` or `small|medium|large better|worse`');
  }
  if (!Object.keys(axes).length) fault('axes', 'says what changes: memory, speed, cost or quality');
  return axes;
}
