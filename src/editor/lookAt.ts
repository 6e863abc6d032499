import type { LogOutputChannel, Uri } from 'vscode';
import type { Analysis } from '../core/patterns/finding.ts';
import type { StatedVersions } from '../core/patterns/versions.ts';
import { analyzeScript, readScript, type Script, versionsIn } from '../core/script.ts';
import { setting } from './configuration.ts';
import { AnalyzedText } from './fileFindings.ts';
import type { LeftOutReason } from './leftOut.ts';
import type { Loader } from './loader.ts';
import type { Modules } from './modules.ts';
import { AnalyzedNotebook } from './notebookFindings.ts';
import type { Projects } from './projects.ts';
import type { LookedAt, ScannedFile } from './services.ts';
import { pathInProject } from './watched.ts';

/** What it takes to look at a file. */
export interface Tools {
  readonly loader: Loader;
  readonly projects: Projects;
  readonly modules: Modules;
  readonly log: Pick<LogOutputChannel, 'error'>;
}

/** What a look at a file gives. */
export interface Seen {
  readonly looked: LookedAt;
  /** Absent where there is nothing to show. */
  readonly found?: ScannedFile;
}

/**
 * Looks at a file as it is on disk.
 *
 * @param isWanted false when nobody waits for the result any more
 * @returns the reason for what is not to be looked at
 */
export async function lookAt(
  uri: Uri,
  file: string,
  { loader, projects, modules, log }: Tools,
  isWanted: () => boolean,
): Promise<Seen | LeftOutReason> {
  const facts = await projects.factsFor(uri);
  if (!facts) return 'excluded';
  const nothing = { uri, isModelCode: false, undecided: 0, versions: facts.versions };
  let script: Script;
  try {
    script = readScript(uri.path, file);
  } catch (error) {
    return { looked: { ...nothing, skipped: (error as Error).message } };
  }
  const { text } = script;
  // Of a notebook its code counts, not what its cells have printed.
  if (text.length > setting('maxFileSize', uri) * 1000) return 'too-large';
  const isModelCode = (await loader.gate()).passes(text);
  const looked = { ...nothing, isModelCode };
  if (!isModelCode) return { looked };
  const lens = await loader.lens();
  if (!isWanted()) return { looked };
  try {
    const analysis = await modules.settled(uri, lens, (around) =>
      analyzeScript(lens, pathInProject(uri), script, { ...facts, ...around }),
    );
    const found = isEmpty(analysis) ? {} : { found: foundIn(uri, script, analysis, facts.versions) };
    return { looked: { ...looked, undecided: analysis.undecided.length }, ...found };
  } catch (error) {
    log.error(`${pathInProject(uri)} could not be analysed: ${String(error)}`);
    return { looked };
  }
}

/** Nothing to be shown or reported but a number: the text is not worth keeping. */
const isEmpty = ({ findings, suppressed, pragmas, complete }: Analysis): boolean =>
  complete && !findings.length && !suppressed.length && !pragmas.length;

function foundIn(uri: Uri, script: Script, analysis: Analysis, stated: StatedVersions): ScannedFile {
  const { text, from } = script;
  const versions = versionsIn(script, stated);
  return from
    ? new AnalyzedNotebook(uri, { text, from }, analysis, versions)
    : new AnalyzedText(uri, text, analysis, versions);
}
