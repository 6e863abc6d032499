import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { UsageError } from '../../src/cli/usageError.ts';
import schema from './labels.schema.json';
import { lineOfCell, type Lines, type Where } from './where.ts';

/** A place that was judged: a label when the technique applies there, a negative when it does not. */
export interface Place {
  readonly category: string;
  readonly where: Where;
  readonly why: string;
}

export interface Label extends Place {
  /** `strong` where nearly everyone in the field would speak up, `soft` where that is a matter of taste. */
  readonly severity: 'strong' | 'soft';
  /** Other lines where the same thing may as well be reported. */
  readonly others: readonly Where[];
  /** Other categories that name it as well. */
  readonly alsoAccept: readonly string[];
  /** First line of the function around, of the file. */
  readonly scope?: number;
}

export interface LabelledFile {
  /** `owner/name` */
  readonly repo: string;
  /** Below the repository, with forward slashes. */
  readonly path: string;
  /** Git's id of the content that was judged. */
  readonly blob: string;
  /** True when nothing at all is to be found in it. */
  readonly clean: boolean;
  readonly labels: readonly Label[];
  readonly negatives: readonly Place[];
}

export interface Labels {
  readonly files: readonly LabelledFile[];
  /** Categories of which every place in the files was judged. */
  readonly exhaustive: ReadonlySet<string>;
  /** Categories of which a finding anywhere in the file hits. */
  readonly fileLevel: ReadonlySet<string>;
  /** Categories that speak of a function: the whole construct of a finding counts, and its first line. */
  readonly scopeLevel: ReadonlySet<string>;
  /** Categories that a coarser rule may merge. */
  readonly nearGroups: readonly (readonly string[])[];
}

/** More faults than these say nothing new. */
const MOST_FAULTS = 10;

/** @throws UsageError that names the file and every place in it that is not as it should be */
export async function readLabels(file: string): Promise<Labels> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--labels: «${file}» cannot be read (${error.code}).`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--labels: «${file}» is not JSON (${(error as Error).message}).`);
  }
  try {
    return labelsOf(value);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`--labels: «${file}»: ${error.message}`, { cause: error });
  }
}

/**
 * @param value the content of a file of labels
 * @throws UsageError that names every place in it that is not as it should be
 */
export function labelsOf(value: unknown): Labels {
  const raw = checked(value);
  const files = [
    ...raw.files.map((file) => labelledFile(file, false)),
    ...raw.clean.map((file) => labelledFile({ ...file, labels: [], negatives: [] }, true)),
  ];
  const known = new Set<string>();
  for (const { repo, path } of files) {
    if (known.has(`${repo}/${path}`)) throw new UsageError(`${repo}/${path} is listed twice.`);
    known.add(`${repo}/${path}`);
  }
  return {
    files,
    exhaustive: new Set(raw.exhaustive_categories),
    fileLevel: new Set(raw.file_level_categories),
    scopeLevel: new Set(raw.scope_level_categories),
    nearGroups: raw.near_groups,
  };
}

interface RawPlace {
  readonly line: number;
  readonly end_line: number;
  readonly cell?: number;
  readonly cell_line?: number;
  readonly end_cell?: number;
  readonly end_cell_line?: number;
  readonly category: string;
  readonly why: string;
}

interface RawLabel extends RawPlace {
  readonly severity: Label['severity'];
  readonly alt_ranges?: readonly Lines[];
  readonly also_accept?: readonly string[];
  readonly scope?: Lines;
}

interface RawFile {
  readonly repo: string;
  readonly path: string;
  readonly blob: string;
  readonly labels: readonly RawLabel[];
  readonly negatives: readonly RawPlace[];
}

interface RawLabels {
  readonly exhaustive_categories: readonly string[];
  readonly file_level_categories: readonly string[];
  readonly scope_level_categories: readonly string[];
  readonly near_groups: readonly (readonly string[])[];
  readonly files: readonly RawFile[];
  readonly clean: readonly Omit<RawFile, 'labels' | 'negatives'>[];
}

/** Compiled when a file is read, not when the module is. */
function checked(value: unknown): RawLabels {
  const validate = new Ajv2020({ allErrors: true }).compile<RawLabels>(schema);
  if (validate(value)) return value;
  const faults = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const allowed = 'allowedValues' in params ? ` (${(params['allowedValues'] as string[]).join(', ')})` : '';
    return `${instancePath || 'it'} ${message}${allowed}`;
  });
  const left = faults.length - MOST_FAULTS;
  throw new UsageError([...faults.slice(0, MOST_FAULTS), ...(left > 0 ? [`and ${left} more`] : [])].join('\n'));
}

function labelledFile({ repo, path, blob, labels, negatives }: RawFile, clean: boolean): LabelledFile {
  const at = ({ line, category }: RawPlace): string => `${repo}/${path}:${line} (${category})`;
  const placed = (place: RawPlace): Place => {
    const { category, why } = place;
    return { category, where: whereOf(place, path, at(place)), why };
  };
  return {
    repo,
    path,
    blob,
    clean,
    labels: labels.map((label): Label => {
      const { severity, alt_ranges: others = [], also_accept: alsoAccept = [], scope } = label;
      return {
        ...placed(label),
        severity,
        others: others.map((lines) => ({ lines: ordered(lines, at(label)) })),
        alsoAccept,
        ...(scope && { scope: scope[0] }),
      };
    }),
    negatives: negatives.map(placed),
  };
}

function whereOf(place: RawPlace, path: string, at: string): Where {
  const { line, end_line: end, cell, cell_line: cellLine, end_cell: endCell, end_cell_line: endCellLine } = place;
  const lines = ordered([line, end], at);
  const isNotebook = /\.ipynb$/i.test(path);
  if (cell === undefined || cellLine === undefined || endCell === undefined || endCellLine === undefined) {
    if (isNotebook) throw new UsageError(`${at} is in a notebook and names no cell.`);
    return { lines };
  }
  if (!isNotebook) throw new UsageError(`${at} names a cell, but its file is no notebook.`);
  return { lines, cells: ordered([lineOfCell(cell, cellLine), lineOfCell(endCell, endCellLine)], at) };
}

function ordered(lines: Lines, at: string): Lines {
  if (lines[0] > lines[1]) throw new UsageError(`${at} ends before it begins.`);
  return lines;
}
