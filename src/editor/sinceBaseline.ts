import { workspace } from 'vscode';
import { inFile } from '../core/baseline/baseline.ts';
import { compare } from '../core/baseline/compare.ts';
import type { Finding } from '../core/patterns/finding.ts';
import { singleBlanks } from '../core/report/fingerprint.ts';
import type { Baselines } from './baselines.ts';
import type { FileFindings } from './services.ts';
import { pathInProject } from './watched.ts';

/** Tells which findings the baseline of their folder does not have. Everything is new where there is none. */
export class SinceBaseline {
  readonly #baselines: Pick<Baselines, 'of'>;
  /** By the file as it was analysed, which is another one after each analysis. */
  #known = new WeakMap<FileFindings, ReadonlySet<Finding>>();

  constructor(baselines: Pick<Baselines, 'of'>) {
    this.#baselines = baselines;
  }

  isNew(file: FileFindings, finding: Finding): boolean {
    let fresh = this.#known.get(file);
    if (!fresh) this.#known.set(file, (fresh = newIn(file, this.#baselines)));
    return fresh.has(finding);
  }

  /** To be called when a baseline is another one than before. */
  forget(): void {
    this.#known = new WeakMap();
  }
}

function newIn(file: FileFindings, baselines: Pick<Baselines, 'of'>): ReadonlySet<Finding> {
  const { findings } = file.analysis;
  const folder = workspace.getWorkspaceFolder(file.uri);
  const baseline = folder && baselines.of(folder.uri);
  if (!baseline) return new Set(findings);
  const path = pathInProject(file.uri);
  const { fresh } = compare(inFile(baseline, path), findings, (finding) => ({
    path,
    pattern: finding.pattern,
    line: singleBlanks(file.lineOf(finding)),
  }));
  return new Set(fresh);
}
