import type { PatternCard } from '../knowledge/patternCard.ts';
import type { FileReport } from './fileReport.ts';

/** The versions of a library that projects state. */
export interface AssumedVersions {
  readonly library: string;
  /** Each range once, as PEP 440 writes it (`>=2.1,<3`); more than one where projects differ. */
  readonly ranges: readonly string[];
}

/** What the projects of files state of the libraries on whose versions advice depends, by name. */
export function versionsAssumed(
  files: readonly Pick<FileReport, 'versions'>[],
  patterns: readonly Pick<PatternCard, 'versions'>[],
): AssumedVersions[] {
  const asked = [...new Set(patterns.flatMap(({ versions }) => Object.keys(versions)))].sort();
  // Files of one project share one record.
  const stated = [...new Set(files.map(({ versions }) => versions))];
  return asked.flatMap((library) => {
    const ranges = [...new Set(stated.flatMap((versions) => versions?.[library] ?? []))].sort();
    return ranges.length ? [{ library, ranges }] : [];
  });
}
