import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ProjectVersions } from '../../src/cli/files/projectVersions.ts';
import { UsageError } from '../../src/cli/usageError.ts';
import type { Pattern, Tier } from '../../src/core/knowledge/pattern.ts';
import type { Lens } from '../../src/core/lens.ts';
import type { Workspace } from '../../src/core/modules/workspace.ts';
import { NO_FACTS } from '../../src/core/patterns/project.ts';
import type { ReportedFinding } from '../../src/core/report/fileReport.ts';
import { DiskFiles, withSlashes } from '../../src/worker/diskFiles.ts';
import { scanBytes } from '../../src/worker/scanFile.ts';
import type { LabelledFile } from './labels.ts';
import { lineOfCell, type Where } from './where.ts';

/** What the detector says of one place. */
export interface Found {
  readonly pattern: string;
  readonly category: string;
  readonly tier: Tier;
  /** What is marked. */
  readonly region: Where;
  /** The whole statement, loop or function. */
  readonly construct: Where;
}

export interface LookedAt {
  readonly file: LabelledFile;
  readonly found: readonly Found[];
}

/** A remark on a file or a repository. */
export interface Remark {
  readonly at: string;
  readonly why: string;
}

/** What the detector finds in labelled files. */
export interface Survey {
  readonly looked: readonly LookedAt[];
  /** Files that are not there: nobody could find anything in them, so their labels do not count. */
  readonly missing: readonly LabelledFile[];
  /** Repositories of which there is no folder, with the number of their files. */
  readonly absent: ReadonlyMap<string, number>;
  /** Files that are not as they were judged, that could not be read to their end, and versions that could not be read. */
  readonly remarks: readonly Remark[];
}

/**
 * Looks at every labelled file below a folder of checked-out repositories with all patterns, in tests too, by the library
 * versions that the project around the file states.
 *
 * @throws UsageError when the folder is none or holds no labelled file
 */
export async function survey(
  files: readonly LabelledFile[],
  folder: string,
  lens: Lens,
  patterns: readonly Pattern[],
): Promise<Survey> {
  if (!(await isFolder(folder))) throw new UsageError(`«${folder}» is no folder.`);
  const remarks: Remark[] = [];
  const versions = new ProjectVersions((at, why) => remarks.push({ at, why }));
  const known = new Map(patterns.map((pattern) => [pattern.id, pattern]));
  const roots = new Map<string, string | undefined>();
  for (const { repo } of files) if (!roots.has(repo)) roots.set(repo, await findRepository(folder, repo));

  const workspaces = new Map<string, Workspace>();
  const workspaceIn = (root: string): Workspace => {
    const known = workspaces.get(root) ?? lens.workspace(new DiskFiles([root]));
    workspaces.set(root, known);
    return known;
  };

  const looked: LookedAt[] = [];
  const missing: LabelledFile[] = [];
  const absent = new Map<string, number>();
  for (const file of files) {
    const root = roots.get(file.repo);
    const path = root === undefined ? undefined : join(root, file.path);
    const bytes = path === undefined ? undefined : await readIfThere(path);
    if (path === undefined) absent.set(file.repo, (absent.get(file.repo) ?? 0) + 1);
    if (root === undefined || path === undefined || bytes === undefined) {
      missing.push(file);
      continue;
    }
    const at = `${file.repo}/${file.path}`;
    if (blobOf(bytes) !== file.blob) remarks.push({ at, why: 'is not the content that was labelled' });
    const modules = workspaceIn(root).around(withSlashes(path));
    const project = { ...NO_FACTS, versions: await versions.of(path), inTests: true, modules };
    const report = scanBytes(lens, file.path, bytes, project);
    const trouble = report.crash ?? report.skipped;
    if (trouble !== undefined) remarks.push({ at, why: trouble });
    const open = report.findings.filter(({ suppressed }) => !suppressed);
    looked.push({ file, found: open.map((finding) => foundAt(finding, known.get(finding.pattern)!)) });
  }
  if (!looked.length) throw new UsageError(`«${folder}» holds none of the ${files.length} labelled files.`);
  return { looked, missing, absent, remarks };
}

function foundAt({ pattern, region, construct, cell }: ReportedFinding, { category, tier }: Pattern): Found {
  const where = ({ startLine, endLine }: { readonly startLine: number; readonly endLine: number }): Where => {
    if (!cell) return { lines: [startLine, endLine] };
    // Each line of a cell has one of its own in the file.
    const inCell = (line: number): number => lineOfCell(cell.index, cell.line) + line - region.startLine;
    return { lines: [startLine, endLine], cells: [inCell(startLine), inCell(endLine)] };
  };
  return { pattern, category, tier, region: where(region), construct: where(construct) };
}

/** The folder of `owner/name`: below its owner's, with `+` for the stroke, or under its name alone. */
async function findRepository(folder: string, repo: string): Promise<string | undefined> {
  for (const name of [repo, repo.replace('/', '+'), repo.slice(repo.indexOf('/') + 1)]) {
    if (await isFolder(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new UsageError(`«${path}» cannot be read (${error.code}).`);
  });
}

/** The id that git gives to a content. */
export const blobOf = (bytes: Uint8Array): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
