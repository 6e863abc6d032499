import { compare, explain } from '@renovatebot/pep440';

/** Library, by its normalised name → the versions that the project allows, as PEP 440 writes them (`>=2.1,<3`). */
export type StatedVersions = Readonly<Record<string, string>>;

/** `yes` when every version that the project allows is in the range, `no` when none is. */
export type Held = 'yes' | 'no' | 'unknown';

/**
 * Whether what a project allows lies in a range: of `>=2.1` against `>=2.0` it does, of `<2` it does not, and of
 * `>=1.13` nobody knows.
 *
 * @param stated PEP 440 as in `StatedVersions`; undefined when the project states nothing
 * @param range PEP 440 as well; the versions that count are those between its lowest and its highest
 */
export function holds(stated: string | undefined, range: string): Held {
  if (stated === undefined) return 'unknown';
  const allowed = intervalOf(stated);
  const wanted = intervalOf(range);
  if (!allowed || !wanted || isEmpty(allowed)) return 'unknown';
  if (isEmpty(meet(allowed, wanted))) return 'no';
  const { low, high } = meet(allowed, wanted);
  return same(low, allowed.low) && same(high, allowed.high) ? 'yes' : 'unknown';
}

/** Whether every version that the project allows is at least this one. */
export const versionAtLeast = (stated: string | undefined, minimum: string): Held => holds(stated, `>=${minimum}`);

/** A version, or undefined where an interval has no end on that side. */
interface Bound {
  readonly version: string;
  readonly included: boolean;
}
interface Interval {
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
}

const EVERYTHING: Interval = { low: undefined, high: undefined };

/** The versions between the lowest and the highest that a list of specifiers allows; undefined when it is none. */
export function intervalOf(range: string): Interval | undefined {
  if (!INTERVALS.has(range)) {
    if (INTERVALS.size > MOST_INTERVALS) INTERVALS.clear();
    INTERVALS.set(range, readInterval(range));
  }
  return INTERVALS.get(range);
}

/** Patterns and projects name few ranges, and each file asks for them again. */
const INTERVALS = new Map<string, Interval | undefined>();
const MOST_INTERVALS = 1000;

function readInterval(range: string): Interval | undefined {
  let interval = EVERYTHING;
  for (const part of range.split(',')) {
    const next = part.trim() === '' ? EVERYTHING : readSpecifier(part.trim());
    if (!next) return undefined;
    interval = meet(interval, next);
  }
  return interval;
}

function readSpecifier(text: string): Interval | undefined {
  const [, operator, written] = /^(===|~=|==|!=|<=|>=|<|>)\s*(\S+)$/.exec(text) ?? [];
  if (operator === undefined || written === undefined) return undefined;
  const star = written.endsWith('.*');
  const parsed = explain(star ? written.slice(0, -2) : written);
  if (!parsed) return undefined;
  const { public: version, release } = parsed;
  const from: Bound = { version, included: true };
  switch (operator) {
    case '!=':
      return EVERYTHING;
    case '~=':
      if (release.length < 2) return undefined;
      return { low: from, high: { version: bump(release, release.length - 2), included: false } };
    case '>=':
      return { low: from, high: undefined };
    case '>':
      return { low: { version, included: false }, high: undefined };
    case '<=':
      return { low: undefined, high: from };
    case '<':
      return { low: undefined, high: { version, included: false } };
    default:
      if (star) return { low: from, high: { version: bump(release, release.length - 1), included: false } };
      return { low: from, high: from };
  }
}

/** The next release at one place: `2.1.3` at 1 → `2.2`. */
export const bump = (release: readonly number[], at: number): string =>
  release
    .slice(0, at + 1)
    .map((number, i) => (i === at ? number + 1 : number))
    .join('.');

function meet(a: Interval, b: Interval): Interval {
  return { low: tighter(a.low, b.low, 1), high: tighter(a.high, b.high, -1) };
}

function tighter(a: Bound | undefined, b: Bound | undefined, side: 1 | -1): Bound | undefined {
  if (!a || !b) return a ?? b;
  const order = compare(a.version, b.version) * side;
  if (order === 0) return a.included ? b : a;
  return order > 0 ? a : b;
}

function isEmpty({ low, high }: Interval): boolean {
  if (!low || !high) return false;
  const order = compare(low.version, high.version);
  return order > 0 || (order === 0 && !(low.included && high.included));
}

const same = (a: Bound | undefined, b: Bound | undefined): boolean =>
  a === b || (!!a && !!b && a.included === b.included && compare(a.version, b.version) === 0);
