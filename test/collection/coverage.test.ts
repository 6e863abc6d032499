import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Knowledge } from '../../src/core/knowledge/knowledge.ts';
import { collection } from './collection.ts';

const FIELDS = {
  shipped: ['practice', 'verdict', 'patterns', 'technique', 'why'],
  page: ['practice', 'verdict', 'technique', 'why'],
  no: ['practice', 'verdict', 'why'],
} as const;

/** A row of `data/coverage.yaml`: something seen in code, and what is said about it. */
interface Row {
  readonly practice: string;
  readonly verdict: keyof typeof FIELDS;
  readonly patterns?: readonly string[];
  readonly technique?: string;
  readonly why: string;
}

/** What is wrong with a list of rows, measured against the patterns and techniques that there are. */
function faultsOf(rows: readonly Row[] | null, knowledge: Knowledge): string[] {
  if (!rows?.length) return ['no rows'];
  return [...rows.flatMap((row) => faultsOfRow(row, knowledge)), ...repeated(rows), ...unlisted(rows, knowledge)];
}

function faultsOfRow(row: Row, knowledge: Knowledge): string[] {
  const { practice, verdict, patterns = [], technique, why } = row;
  const fields = Object.hasOwn(FIELDS, verdict) ? FIELDS[verdict] : undefined;
  if (!fields) return [`«${practice}»: ${verdict} is no verdict`];
  const tiers = knowledge.patterns.filter(({ id }) => patterns.includes(id)).map(({ tier }) => tier);
  const wrong: Record<string, boolean> = {
    [`has the fields ${Object.keys(row).join(', ')}`]: Object.keys(row).join() !== fields.join(),
    'its practice is no text of under 100 characters': !(practice?.length > 0 && practice.length < 100),
    'its reason is no sentence on one line': typeof why !== 'string' || !/^[A-Z0-9][^\n]*\.$/.test(why),
    'names no pattern': verdict === 'shipped' && patterns.length === 0,
    [`names ${technique}, which is no technique`]: technique !== undefined && !knowledge.technique(technique),
    'says that it is not shown in the editor, where it is':
      /In tree and report only/.test(why) && tiers.some((tier) => tier !== 'optional'),
  };
  const unknown = patterns.filter((id) => !knowledge.patterns.some((pattern) => pattern.id === id));
  return [
    ...Object.keys(wrong).filter((what) => wrong[what]),
    ...unknown.map((id) => `names ${id}, which is no pattern`),
  ].map((what) => `«${practice}»: ${what}`);
}

function repeated(rows: readonly Row[]): string[] {
  const practices = rows.map(({ practice }) => String(practice).toLowerCase());
  return practices
    .filter((practice, at) => practices.indexOf(practice) !== at)
    .map((practice) => `«${practice}» twice`);
}

function unlisted(rows: readonly Row[], knowledge: Knowledge): string[] {
  const listed = new Set(rows.flatMap(({ patterns = [] }) => patterns));
  return knowledge.patterns.filter(({ id }) => !listed.has(id)).map(({ id }) => `${id} stands in no row`);
}

describe('the coverage', () => {
  let knowledge: Knowledge;
  let rows: Row[];
  before(async function () {
    this.timeout(30_000);
    knowledge = await collection();
    rows = parse(await readFile('data/coverage.yaml', 'utf8')) as Row[];
  });

  it('has a verdict with a reason for every practice, and every pattern in a row', () => {
    assert.deepEqual(faultsOf(rows, knowledge), []);
  });

  it('needs rows', () => {
    assert.deepEqual(faultsOf(null, knowledge), ['no rows']);
    assert.deepEqual(faultsOf([], knowledge), ['no rows']);
  });

  it('tells what is wrong with a row', () => {
    const shipped = rows.find(({ verdict }) => verdict === 'shipped')!;
    const spoiled: [object, RegExp][] = [
      [{ verdict: 'maybe' }, /maybe is no verdict/],
      [{ verdict: 'page' }, /has the fields/],
      [{ note: 'more' }, /has the fields/],
      [{ practice: 'x'.repeat(100) }, /under 100 characters/],
      [{ why: 'two\nlines.' }, /on one line/],
      [{ patterns: [] }, /names no pattern/],
      [{ patterns: ['nothing-of-the-kind'] }, /nothing-of-the-kind, which is no pattern/],
      [{ technique: 'nothing-of-the-kind' }, /nothing-of-the-kind, which is no technique/],
      [{ practice: rows.find((row) => row !== shipped)!.practice }, /twice/],
      [{ patterns: ['data-parallel-wrapper'], why: 'In tree and report only.' }, /not shown in the editor/],
    ];
    for (const [change, fault] of spoiled) {
      const faults = faultsOf(
        rows.map((row) => (row === shipped ? ({ ...row, ...change } as Row) : row)),
        knowledge,
      );
      assert.ok(
        faults.some((text) => fault.test(text)),
        `${JSON.stringify(change)}: ${faults.join('; ')}`,
      );
    }
  });

  it('misses a pattern that stands in no row', () => {
    const without = rows.filter(({ patterns = [] }) => !patterns.includes('loader-without-workers'));
    assert.deepEqual(faultsOf(without, knowledge), ['loader-without-workers stands in no row']);
  });
});
