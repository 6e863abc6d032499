import { DEFAULTS } from './settings.ts';
import { counted } from './treeCounts.ts';

/** Why a scan says nothing about a Python file, each as the log puts it. */
const REASONS = {
  environment: 'in folders of environments, vendors or builds',
  excluded: 'excluded',
  'too-large': 'too large',
  unreadable: 'not to be read as text',
  'no-models': 'without a library of models',
} as const;
export type LeftOutReason = keyof typeof REASONS;

/** The folders that are excluded as it comes: `.venv`, `build` and the like. */
const FOLDERS = new Set(DEFAULTS.exclude.map((glob) => glob.split('/').at(-2)));

/** Why a file is left out that a glob excludes. */
export const whyExcluded = (path: string): LeftOutReason =>
  path.split('/').some((name) => FOLDERS.has(name)) ? 'environment' : 'excluded';

/** What a scan leaves out, for the log. */
export class LeftOut {
  readonly #paths = new Map<LeftOutReason, string[]>();

  add(reason: LeftOutReason, path: string): void {
    const paths = this.#paths.get(reason);
    if (paths) paths.push(path);
    else this.#paths.set(reason, [path]);
  }

  /** How many there are, reason by reason. @param isWhole false where no more were counted */
  summary(isWhole: boolean): string {
    const parts = this.#inOrder().map(([reason, { length }]) => `${length} ${REASONS[reason]}`);
    const sum = this.#inOrder().reduce((total, [, { length }]) => total + length, 0);
    if (!sum) return 'scan leaves out nothing';
    return `scan leaves out ${isWhole ? '' : 'at least '}${counted(sum, 'file')}: ${parts.join(', ')}`;
  }

  /** One line a reason that holds for any, with the paths. */
  *names(): Iterable<string> {
    for (const [reason, paths] of this.#inOrder()) yield `${REASONS[reason]}: ${paths.join(', ')}`;
  }

  #inOrder(): (readonly [LeftOutReason, readonly string[]])[] {
    return (Object.keys(REASONS) as LeftOutReason[]).flatMap((reason) => {
      const paths = this.#paths.get(reason);
      return paths ? [[reason, paths] as const] : [];
    });
  }
}
