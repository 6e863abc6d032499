import { type Uri, workspace } from 'vscode';
import { inFile } from '../core/baseline/baseline.ts';
import { compare } from '../core/baseline/compare.ts';
import type { Finding } from '../core/patterns/finding.ts';
import { singleBlanks } from '../core/report/fingerprint.ts';
import type { Baselines } from './baselines.ts';
import type { FileFindings } from './services.ts';
import { pathInProject } from './watched.ts';

/** The findings of a file that its folder's baseline does not have; undefined where there is no baseline. */
export function newIn(file: FileFindings, baselines: Pick<Baselines, 'of'>): ReadonlySet<Finding> | undefined {
  const baseline = baselineFor(file.uri, baselines);
  if (!baseline) return undefined;
  const path = pathInProject(file.uri);
  const { fresh } = compare(inFile(baseline, path), file.analysis.findings, (finding) => ({
    path,
    pattern: finding.pattern,
    line: singleBlanks(file.lineOf(finding)),
  }));
  return new Set(fresh);
}

function baselineFor(uri: Uri, baselines: Pick<Baselines, 'of'>): ReturnType<Baselines['of']> {
  const folder = workspace.getWorkspaceFolder(uri);
  return folder && baselines.of(folder.uri);
}
