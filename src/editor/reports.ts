import { EventEmitter, Uri, workspace, type WorkspaceFolder } from 'vscode';
import { type Baseline, type BaselineEntry, type Known } from '../core/baseline/baseline.ts';
import { compare, type Comparison } from '../core/baseline/compare.ts';
import type { SeverityRules } from '../core/config/severity.ts';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { FileReport } from '../core/report/fileReport.ts';
import { type Report, reportOf, type Row } from '../core/report/report.ts';
import { type Summary, summarize } from '../core/report/summary.ts';
import type { Baselines } from './baselines.ts';
import { Pauses } from './pauses.ts';
import { type FileNow, nowOf } from './practices.ts';
import type { LookedAt, ScanState, Services } from './services.ts';
import { isPythonFile } from './pythonFiles.ts';
import { pathInProject } from './watched.ts';

/** What a scan found, as it stands now. */
export interface WorkspaceReport {
  readonly scan: ScanState;
  readonly knowledge: Knowledge;
  /** Of all tiers, with what is silenced. */
  readonly report: Report;
  /** By path. */
  readonly files: readonly FileReport[];
  readonly summary: Summary;
  /** The files by their reported paths. */
  readonly uris: ReadonlyMap<string, Uri>;
}

type ReportedOn = Pick<Services, 'findings' | 'configs' | 'knowledge' | 'practices'>;

/** A file that the scan has looked at, with how it stands now. */
interface Looked {
  readonly file: LookedAt;
  readonly now: FileNow;
}

/** Makes reports of the last scan. */
export class Reports {
  readonly #services: ReportedOn;
  readonly #baselines: Baselines;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #turn = 0;

  constructor(services: ReportedOn, baselines: Baselines) {
    this.#services = services;
    this.#baselines = baselines;
  }

  /** All that is known at once; what is done well is looked for meanwhile, and `onDidChange` fires when it is there. */
  async readNow(): Promise<WorkspaceReport> {
    const looked = this.#looked();
    const isWhole = looked.every(({ now }) => this.#services.practices.known(now));
    if (!isWhole) void this.#lookMeanwhile(looked);
    return this.#read(looked, isWhole);
  }

  /** With what is done well, which may take as long as a scan. */
  async read(): Promise<WorkspaceReport> {
    const looked = this.#looked();
    await this.#look(looked, () => true);
    return this.#read(looked, true);
  }

  dispose(): void {
    this.#turn++;
    this.#changed.dispose();
  }

  /** One that is overtaken by another, of more recent files, gives up. */
  async #lookMeanwhile(looked: readonly Looked[]): Promise<void> {
    const turn = ++this.#turn;
    const isCurrent = (): boolean => turn === this.#turn;
    await this.#look(looked, isCurrent);
    if (isCurrent()) this.#changed.fire();
  }

  #looked(): readonly Looked[] {
    const { findings } = this.#services;
    const now = nowOf(findings);
    return [...findings.looked()].map((file) => ({ file, now: now(file) }));
  }

  /** Looks for what is done well. */
  async #look(looked: readonly Looked[], isCurrent: () => boolean): Promise<void> {
    const pauses = new Pauses();
    for (const { now } of looked) {
      if (!isCurrent()) return;
      await this.#services.practices.of(now);
      await pauses.ifDue();
    }
  }

  async #read(looked: readonly Looked[], withPractices: boolean): Promise<WorkspaceReport> {
    const { findings, configs, practices } = this.#services;
    const [knowledge] = await Promise.all([this.#services.knowledge(), this.#baselines.load()]);
    const { scan } = findings;
    const files: FileReport[] = [];
    const uris = new Map<string, Uri>();
    const severities = new Map<string, SeverityRules>();
    const pauses = new Pauses();
    for (const { file, now } of looked) {
      const path = workspace.asRelativePath(file.uri);
      const used = withPractices && practices.known(now);
      files.push({ ...findings.reportOn(file, path), ...(used && { practices: used }) });
      uris.set(path, file.uri);
      const rules = configs.severities(file.uri);
      if (rules) severities.set(path, rules);
      await pauses.ifDue();
    }
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const report = reportOf(files, knowledge, { optional: true, suppressed: true }, severities);
    const coverage = { looked: report.files, total: scan.phase === 'stopped' ? scan.total : report.files };
    const since = this.#since(report, uris, scan);
    return { scan, knowledge, report, files, uris, summary: summarize(report, files, knowledge, { coverage, since }) };
  }

  /** What the folders that have a baseline have new, and what of it is gone. */
  #since(report: Report, uris: ReadonlyMap<string, Uri>, scan: ScanState): Comparison<Row> | undefined {
    const parts = (workspace.workspaceFolders ?? []).flatMap((folder) => {
      const baseline = this.#baselines.of(folder.uri);
      if (!baseline) return [];
      const rows = openRowsIn(folder, report, uris);
      const { gone, ...rest } = compare(baseline, rows, knownAs(uris), isLookedAt(folder, uris.values(), scan));
      return { ...rest, gone: gone.map((entry) => shownIn(folder, entry)) };
    });
    if (!parts.length) return undefined;
    return {
      fresh: parts.flatMap(({ fresh }) => fresh),
      unchanged: parts.flatMap(({ unchanged }) => unchanged),
      gone: parts.flatMap(({ gone }) => gone),
    };
  }
}

/** The findings of a folder that nothing silences. */
export const openRowsIn = (folder: WorkspaceFolder, report: Report, uris: ReadonlyMap<string, Uri>): Row[] =>
  report.rows.filter(({ path, suppressed }) => {
    const uri = uris.get(path);
    return !suppressed && uri !== undefined && workspace.getWorkspaceFolder(uri) === folder;
  });

/** What a baseline calls a finding. */
export const knownAs =
  (uris: ReadonlyMap<string, Uri>) =>
  ({ path, pattern, line }: Row): Known => ({ path: pathInProject(uris.get(path)!), pattern, line });

/** The entries of a baseline of which a scan can say nothing: others than those it reads, and all when it was stopped. */
export const entriesBeyond = (
  folder: WorkspaceFolder,
  baseline: Baseline | undefined,
  { uris, scan }: Pick<WorkspaceReport, 'uris' | 'scan'>,
): readonly BaselineEntry[] => {
  const isLooked = isLookedAt(folder, uris.values(), scan);
  return baseline?.findings.filter(({ path }) => !isLooked(path)) ?? [];
};

/** A file that is no more counts as looked at: what was found there is gone. */
function isLookedAt(folder: WorkspaceFolder, uris: Iterable<Uri>, scan: ScanState): (path: string) => boolean {
  if (scan.phase === 'done') return isPythonFile;
  const looked = new Set([...uris].map((uri) => uri.toString()));
  return (path) => looked.has(Uri.joinPath(folder.uri, path).toString());
}

const shownIn = (folder: WorkspaceFolder, entry: BaselineEntry): BaselineEntry => ({
  ...entry,
  path: workspace.asRelativePath(Uri.joinPath(folder.uri, entry.path)),
});
