import type { Lens } from './lens.ts';
import type { Analysis } from './patterns/finding.ts';
import type { ProjectFacts } from './patterns/project.ts';
import { readRequirements } from './patterns/statedVersions.ts';
import { isNotebook, type Notebook, readNotebook } from './source/notebook.ts';

/** A notebook with the text of its file. */
export interface NotebookFile {
  readonly file: string;
  readonly notebook: Notebook;
}

/** The Python of a file as it is analysed: its text, or that of the cells of a notebook. */
export interface Script {
  readonly text: string;
  /** What the text comes from, where that is not the text itself. */
  readonly from?: NotebookFile;
}

/** Larger files are data or generated; reading them would cost memory and find nothing. */
export const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads a file by its name.
 *
 * @throws Error that says what is wrong with a notebook
 */
export function readScript(path: string, file: string): Script {
  if (!isNotebook(path)) return { text: file };
  const notebook = readNotebook(file);
  return { text: notebook.text, from: { file, notebook } };
}

/** What a notebook installs itself is nearer than what a project around it states. */
export const versionsIn = ({ from }: Script, stated: ProjectFacts['versions']): ProjectFacts['versions'] =>
  from ? { ...stated, ...readRequirements(from.notebook.installs.join('\n')) } : stated;

/** Analyses a file under the facts of its project. */
export function analyzeScript(
  lens: Pick<Lens, 'analyze'>,
  id: string,
  script: Script,
  project: ProjectFacts,
): Analysis {
  const cells = script.from?.notebook.cells.map(({ span }) => span);
  const source = { id, text: script.text, ...(cells && { cells }) };
  return lens.analyze(source, { ...project, versions: versionsIn(script, project.versions) });
}
