import { counted } from '../core/words/reportWords.ts';

/** What saving a baseline would do. */
export interface BaselineChange {
  /** The baselines that are new, by their paths, with what they will hold; empty where every folder has one. */
  readonly fresh: { readonly paths: readonly string[]; readonly findings: number; readonly files: number };
  /** What those that are there would take in and drop; undefined where there is none. */
  readonly since: { readonly fresh: number; readonly gone: number } | undefined;
}

export interface Question {
  readonly title: string;
  readonly yes: string;
  readonly detail: string;
  readonly no: string;
}

/** What to ask before a baseline is saved; undefined where it would be the same as before. */
export function questionOf({ fresh, since }: BaselineChange): Question | undefined {
  const details: string[] = [];
  if (since && since.fresh + since.gone > 0)
    details.push(`takes in ${counted(since.fresh, 'new finding')}, drops ${since.gone} that are gone`);
  if (fresh.paths.length > 0) {
    const holds = `${counted(fresh.findings, 'finding')} in ${counted(fresh.files, 'file')}`;
    details.push(`${fresh.paths.join(', ')} will hold ${holds}; what comes later is new`);
  }
  if (!details.length) return undefined;
  const detail = details.join('; ');
  return since
    ? { title: 'There is a baseline already', yes: 'Replace the baseline', detail, no: 'Leave it as it is' }
    : { title: 'There is no baseline yet', yes: 'Save a baseline', detail, no: 'Save none' };
}
