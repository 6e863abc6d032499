import { readFile } from 'node:fs/promises';
import type { FileRules } from '../core/config/rules.ts';
import type { Lens } from '../core/lens.ts';
import type { Workspace } from '../core/modules/workspace.ts';
import type { ProjectFacts } from '../core/patterns/project.ts';
import { readRequirements } from '../core/patterns/statedVersions.ts';
import { isNotebook, type Notebook, readNotebook } from '../core/source/notebook.ts';
import { decode } from './decode.ts';
import { withSlashes } from './diskFiles.ts';
import { practicesIn } from './practicesIn.ts';
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
  try {
    const report = isNotebook(path) ? scanNotebook(lens, path, file, project) : scanText(lens, path, file, project);
    return practices ? { ...report, practices: practicesIn(lens, path, bytes) } : report;
  } catch (error) {
    return {
      ...leftOut(path, 'could not be analysed'),
      crash: (error as Error).stack ?? String(error),
    };
  }
}

const scanText = (lens: Lens, path: string, text: string, project: ProjectFacts): FileReport =>
  fileReport(path, text, lens.analyze({ id: path, text }, project));

function scanNotebook(lens: Lens, path: string, file: string, project: ProjectFacts): FileReport {
  let notebook: Notebook;
  try {
    notebook = readNotebook(file);
  } catch (error) {
    return leftOut(path, (error as Error).message);
  }
  const { text, installs } = notebook;
  const cells = notebook.cells.map(({ span }) => span);
  // What a notebook installs itself is nearer than what a project around it states.
  const versions = {
    ...project.versions,
    ...readRequirements(installs.join('\n')),
  };
  return fileReport(path, text, lens.analyze({ id: path, text, cells }, { ...project, versions }), { file, notebook });
}
