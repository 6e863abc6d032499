import { basename } from 'node:path/posix';
import { TIERS, type Tier } from '../../core/knowledge/pattern.ts';
import { nearest } from '../../core/words/nearest.ts';
import type { Faults } from '../faults.ts';
import { Fields } from '../fields.ts';
import { DATE, DATE_FORM } from '../forms.ts';
import { parseYaml, readFiles } from '../yamlFiles.ts';
import { VERDICTS, type Verdicts } from './verdict.ts';

export const RECORDS = 'precision';

const REPOSITORY = /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/;
export const COMMIT = /^[0-9a-f]{40}$/;
export const COMMIT_FORM = 'the full hash of a commit: 40 hexadecimal digits in lower case';
const PATH = /^(?!\/)(?!(?:.*\/)?\.\.?(?:\/|$))[^\\]+$/;
const ONE_LINE = /^.+$/;

export interface ReadRepository {
  /** `owner/name`. */
  readonly repo: string;
  /** The full hash of what was read. */
  readonly commit: string;
}

/** Where a pattern was found and what two readers said of it: a link, never the code. */
export interface ReadPlace {
  readonly repo: string;
  /** From the top of the repository, with forward slashes. */
  readonly path: string;
  /** Of the file, from one, also where the file is a notebook. */
  readonly line: number;
  /** Of a notebook: counted from zero over all cells, as reports do. */
  readonly cell?: number;
  /** The pattern's tier when it was read. */
  readonly tier?: Tier;
  readonly verdicts: Verdicts;
  readonly reason: string;
}

/** The content of `precision/<pattern>.yaml`. */
export interface PrecisionRecord {
  /** Of the last reading. */
  readonly date: string;
  readonly repositories: readonly ReadRepository[];
  readonly places: readonly ReadPlace[];
}

export interface RecordFile {
  /** Relative to the data folder. */
  readonly file: string;
  readonly pattern: string;
  readonly record: PrecisionRecord;
}

/** What tells one place from another. */
export const placeKey = ({ repo, path, cell, line }: Pick<ReadPlace, 'repo' | 'path' | 'cell' | 'line'>): string =>
  `${repo}/${path}:${cell === undefined ? '' : `cell ${cell}:`}${line}`;

/** Every record of `precision/<pattern>.yaml`, by pattern; data without any is data that nobody measured yet. */
export async function readRecords(from: string, faults: Faults): Promise<RecordFile[]> {
  const files = await readFiles(from, `${RECORDS}/*.yaml`);
  return files.map(({ path, text }) => ({
    file: path,
    pattern: basename(path, '.yaml'),
    record: readRecord(new Fields(path, parseYaml(path, text, faults), faults)),
  }));
}

/** Each record is that of a pattern. */
export function checkRecords(files: readonly RecordFile[], patterns: readonly string[], faults: Faults): void {
  for (const { file, pattern } of files) {
    if (patterns.includes(pattern)) continue;
    const meant = nearest(pattern, patterns);
    faults.add(
      file,
      '',
      `the file name should be a pattern's id; «${pattern}» is none${meant ? `; did you mean «${meant}»?` : ''}`,
    );
  }
}

function readRecord(fields: Fields): PrecisionRecord {
  const record = {
    date: fields.shaped('date', DATE, DATE_FORM),
    repositories: fields.records('repositories').map(readRepository),
    places: fields.records('places').map(readPlace),
  };
  fields.done();
  checkRepositories(record, fields);
  checkPlaces(record, fields);
  return record;
}

function readRepository(fields: Fields): ReadRepository {
  const repository = {
    repo: fields.shaped('repo', REPOSITORY, 'owner/name'),
    commit: fields.shaped('commit', COMMIT, COMMIT_FORM),
  };
  fields.done();
  return repository;
}

function readPlace(fields: Fields): ReadPlace {
  const place = {
    repo: fields.text('repo'),
    path: fields.shaped('path', PATH, 'a path from the top of the repository, with forward slashes'),
    line: fields.integer('line', 1),
    ...(fields.has('cell') && { cell: fields.integer('cell', 0) }),
    ...(fields.has('tier') && { tier: fields.word('tier', TIERS) }),
    verdicts: readVerdicts(fields),
    reason: fields.shaped('reason', ONE_LINE, 'on one line: why, not the code'),
  };
  fields.done();
  return place;
}

function readVerdicts(fields: Fields): Verdicts {
  const verdicts = fields.words('verdicts', VERDICTS, { repeats: true });
  if (verdicts.length !== 2) fields.fault('verdicts', `should be two words, one a reader, has ${verdicts.length}`);
  const [first = 'unclear', second = 'unclear'] = verdicts;
  return [first, second];
}

function checkRepositories({ repositories, places }: PrecisionRecord, fields: Fields): void {
  repositories.forEach(({ repo }, i) => {
    const field = `repositories[${i}]`;
    if (repositories.findIndex((other) => other.repo === repo) !== i) fields.fault(field, `«${repo}» is listed twice`);
    if (!places.some((place) => place.repo === repo))
      fields.fault(field, `no place of «${repo}» was read; leave it out`);
  });
}

function checkPlaces({ repositories, places }: PrecisionRecord, fields: Fields): void {
  if (!places.length) fields.fault('places', 'should hold at least one place');
  const listed = repositories.map(({ repo }) => repo);
  const seen = new Set<string>();
  places.forEach((place, i) => {
    const { repo } = place;
    if (repo && !listed.includes(repo)) {
      const meant = nearest(repo, listed);
      fields.fault(
        `places[${i}].repo`,
        `«${repo}» is not listed under repositories${meant ? `; did you mean «${meant}»?` : ''}`,
      );
    }
    const key = placeKey(place);
    if (seen.has(key)) fields.fault(`places[${i}]`, `${key} stands there twice`);
    seen.add(key);
  });
}
