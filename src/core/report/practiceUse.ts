import type { FileReport } from './fileReport.ts';
import type { ReportedPractice } from './practices.ts';

/** One practice, wherever it was seen. */
export interface PracticeUse extends Pick<ReportedPractice, 'practice' | 'technique' | 'message'> {
  readonly places: readonly PracticePlace[];
}

export interface PracticePlace extends Pick<ReportedPractice, 'line' | 'cell' | 'span'> {
  readonly path: string;
}

/** The practices seen in files, the one with the most places first. */
export function practicesUsed(files: readonly Pick<FileReport, 'path' | 'practices'>[]): PracticeUse[] {
  const used = new Map<string, Omit<PracticeUse, 'places'> & { readonly places: PracticePlace[] }>();
  for (const { path, practices = [] } of files) {
    for (const { practice, technique, message, line, cell, span } of practices) {
      const known = used.get(practice) ?? { practice, technique, message, places: [] };
      used.set(practice, known);
      known.places.push({ path, line, ...(cell && { cell }), span });
    }
  }
  return [...used.values()].sort((a, b) => b.places.length - a.places.length || (a.practice < b.practice ? -1 : 1));
}
