import { readFile } from 'node:fs/promises';
import type { FileRules } from '../core/config/rules.ts';
import type { Lens } from '../core/lens.ts';
import type { Workspace } from '../core/modules/workspace.ts';
import type { ProjectFacts } from '../core/patterns/project.ts';
import { practicesOf } from '../core/report/practices.ts';
import { analyzeScript, readScript, type Script } from '../core/script.ts';
import { decode } from './decode.ts';
import { withSlashes } from './diskFiles.ts';
import { fileReport, type FileReport, leftOut } from '../core/report/fileReport.ts';

/** A file to look at. */
export interface Job {
  /** Where it is read from. */
  readonly file: string;
  /** How it is shown; also what tells tests from other code. */
  readonly path: string;
  /** Library versions that the project around it states. */
  readonly versions: ProjectFacts['versions'];
  /** What the configuration around it says, where there is one. */
  readonly rules?: FileRules;
}

/**
 * Reads one file and reports on it; never throws for what a file holds.
 *
 * @param workspace what the files around it tell
 * @param practices say what it does well too
 */
export async function scanFile(
  lens: Lens,
  job: Job,
  project: ProjectFacts,
  workspace: Workspace,
  practices = false,
): Promise<FileReport> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(job.file);
  } catch (error) {
    return leftOut(job.path, `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
  const facts = {
    ...project,
    versions: job.versions,
    ...(job.rules && { rules: job.rules }),
    modules: workspace.around(withSlashes(job.file)),
  };
  return scanBytes(lens, job.path, bytes, facts, practices);
}

export function scanBytes(
  lens: Lens,
  path: string,
  bytes: Uint8Array,
  project: ProjectFacts,
  practices = false,
): FileReport {
  const file = decode(bytes);
  if (file === undefined) return leftOut(path, 'is not text');
  let script: Script;
  try {
    script = readScript(path, file);
  } catch (error) {
    return leftOut(path, (error as Error).message);
  }
  try {
    const report = fileReport(path, script, analyzeScript(lens, path, script, project));
    return practices ? { ...report, practices: practicesOf(lens, path, script) } : report;
  } catch (error) {
    return {
      ...leftOut(path, 'could not be analysed'),
      crash: (error as Error).stack ?? String(error),
    };
  }
}
