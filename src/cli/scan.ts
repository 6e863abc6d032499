import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { ProjectFacts } from '../core/patterns/project.ts';
import { DiskFiles } from '../worker/diskFiles.ts';
import type { FileReport } from '../core/report/fileReport.ts';
import { scanInThreads } from '../worker/pool.ts';
import { type Job, scanBytes, scanFile } from '../worker/scanFile.ts';
import { type Configs, excludedBy, ISOLATED } from './files/configAt.ts';
import { collectFiles } from './files/collectFiles.ts';
import { ProjectVersions } from './files/projectVersions.ts';
import type { Host } from './host.ts';
import { Progress } from './progress.ts';
import { UsageError } from './usageError.ts';

export interface ScanOptions {
  /** What paths on the command line stand for, or the one path `-` for standard input. */
  readonly paths: readonly string[];
  /** The name under which standard input is reported. */
  readonly stdinFilename: string | undefined;
  /** As many as the user wants; otherwise as many as pay. */
  readonly threads: number | undefined;
  readonly project: ProjectFacts;
  /** Say what files do well too. */
  readonly practices?: boolean;
  /** What projects say of their files; without it nothing does. */
  readonly configs?: Configs;
}

export type Warn = (path: string, why: string) => void;

/** Below this much text, starting a thread costs more than it saves. */
const BYTES_PER_THREAD = 1_000_000;
const MAX_THREADS = 8;

/**
 * Looks at files, or at standard input.
 *
 * @returns a report a file, by path
 * @throws UsageError
 */
export async function scan(options: ScanOptions, host: Host, warn: Warn): Promise<FileReport[]> {
  const { paths, stdinFilename } = options;
  if (paths.includes('-')) {
    if (paths.length > 1)
      throw new UsageError('«-» reads one text from standard input and takes no other paths beside it.');
    return [await scanStdin(stdinFilename ?? 'stdin.py', options, host, warn)];
  }
  if (stdinFilename !== undefined) throw new UsageError('--stdin-filename goes with «-» as the path.');
  return scanFiles(options, host, warn);
}

const projectVersions = (host: Host, warn: Warn): ProjectVersions =>
  new ProjectVersions((file, why) => warn(relative(host.cwd, file), why));

type Around = Pick<ScanOptions, 'project' | 'configs' | 'practices'>;

async function scanStdin(
  name: string,
  { project, configs = ISOLATED, practices = false }: Around,
  host: Host,
  warn: Warn,
): Promise<FileReport> {
  const file = resolve(host.cwd, name);
  const versions = await projectVersions(host, warn).of(file);
  const rules = (await configs.of(file))?.forFile(file);
  const lens = await host.openLens();
  const facts = { ...project, versions, ...(rules && { rules }) };
  const report = scanBytes(lens, name.replaceAll('\\', '/'), await host.readStdin(), facts, practices);
  lens.dispose();
  return { ...report, versions };
}

async function scanFiles(
  { paths, threads, project, practices = false, configs = ISOLATED }: ScanOptions,
  host: Host,
  warn: Warn,
): Promise<FileReport[]> {
  const { files, bytes } = await collectFiles(paths.length ? paths : ['.'], host.cwd, warn, excludedBy(configs));
  const versions = projectVersions(host, warn);
  const jobs = await Promise.all(
    files.map(async ({ file, path }): Promise<Job> => {
      const rules = (await configs.of(file))?.forFile(file);
      return { file, path, versions: await versions.of(file), ...(rules && { rules }) };
    }),
  );
  const wanted = threads ?? Math.min(availableParallelism(), MAX_THREADS, Math.floor(bytes / BYTES_PER_THREAD));
  const withVersions = (report: FileReport, i: number): FileReport => ({ ...report, versions: jobs[i]!.versions });
  const progress = new Progress(host.stderr, jobs.length);
  try {
    if (Math.min(wanted, jobs.length) > 1) {
      const data = { assets: host.assets, project, practices, roots: [host.cwd] };
      const script = join(host.assets, 'worker.js');
      return (await scanInThreads(script, data, jobs, wanted, (done) => progress.at(done))).map(withVersions);
    }
    const lens = await host.openLens();
    const workspace = lens.workspace(new DiskFiles([host.cwd]));
    const reports: FileReport[] = [];
    for (const job of jobs) {
      reports.push(await scanFile(lens, job, project, workspace, practices));
      progress.at(reports.length);
    }
    lens.dispose();
    return reports.map(withVersions);
  } finally {
    progress.end();
  }
}
