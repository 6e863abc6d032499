import type { Drawn } from './draw.ts';
import { type PrecisionRecord, type ReadPlace, placeKey, type ReadRepository } from './records.ts';
import type { Judgement } from './sampleFiles.ts';

/** A place that both readers judged. */
export interface Reading {
  readonly pattern: string;
  readonly repository: ReadRepository;
  readonly place: ReadPlace;
}

type Numbered<T> = ReadonlyMap<number, T>;

/**
 * What both readers judged, in the order of the sample; what one of them left out is no reading.
 *
 * @throws Error for a verdict on what was not drawn, and for a place whose commit is not known
 */
export function readingsOf(
  sample: Numbered<Drawn>,
  first: Numbered<Judgement>,
  second: Numbered<Judgement>,
): Reading[] {
  const strange = [...first.keys(), ...second.keys()].filter((n) => !sample.has(n));
  if (strange.length)
    throw new Error(`The sample has no n of ${[...new Set(strange)].join(', ')}; is it another sample?`);
  return [...sample.values()].flatMap((drawn): Reading[] => {
    const a = first.get(drawn.n);
    const b = second.get(drawn.n);
    if (!a || !b) return [];
    const { pattern, repo, commit, path, line, cell, tier } = drawn;
    if (commit === undefined)
      throw new Error(`${repo}: the sample does not say its commit; draw it again with --commits FILE.`);
    const at = { repo, path, line, ...(cell !== undefined && { cell }) };
    const place: ReadPlace = { ...at, tier, verdicts: [a.verdict, b.verdict], reason: reasonOf(a, b) };
    return [{ pattern, repository: { repo, commit }, place }];
  });
}

/** One reason where readers agree, otherwise the reason of each. */
function reasonOf(a: Judgement, b: Judgement): string {
  const said = a.verdict === b.verdict ? [a.reason] : [a, b].map(({ verdict, reason }) => `${verdict}: ${reason}`);
  return said.join(' / ').replace(/\s+/g, ' ');
}

/**
 * A record with more readings; a place that was read before is replaced.
 *
 * @throws Error when a repository was read at another commit: its lines would no longer be those that were read
 */
export function extended(
  record: PrecisionRecord | undefined,
  readings: readonly Reading[],
  date: string,
): PrecisionRecord {
  const commits = new Map(record?.repositories.map(({ repo, commit }) => [repo, commit]));
  const places = new Map(record?.places.map((place) => [placeKey(place), place]));
  for (const { pattern, repository, place } of readings) {
    const { repo, commit } = repository;
    const before = commits.get(repo) ?? commit;
    if (before !== commit)
      throw new Error(
        `${pattern}: ${repo} was read at ${before}, the sample is of ${commit}; draw it at that commit, or take ` +
          'the places of the other out of the record first.',
      );
    commits.set(repo, commit);
    places.set(placeKey(place), place);
  }
  return {
    date,
    repositories: [...commits].map(([repo, commit]) => ({ repo, commit })).sort((a, b) => compare(a.repo, b.repo)),
    places: [...places.values()].sort((a, b) => compare(a.repo, b.repo) || compare(a.path, b.path) || a.line - b.line),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
