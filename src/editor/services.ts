import type { Disposable, Event, ExtensionContext, LogOutputChannel, Range, Uri } from 'vscode';
import type { ConfigProblem } from '../core/config/config.ts';
import type { SeverityRules } from '../core/config/severity.ts';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import type { Lens } from '../core/lens.ts';
import type { Analysis, Finding } from '../core/patterns/finding.ts';
import type { StatedVersions } from '../core/patterns/versions.ts';
import type { FileReport } from '../core/report/fileReport.ts';
import type { Span } from '../core/source/span.ts';
import type { CurrentFile } from './currentFile.ts';
import type { ShownFindings } from './shownFindings.ts';
import type { Baselines } from './baselines.ts';
import type { Practices } from './practices.ts';
import type { Reports } from './reports.ts';

/** What is known of one file: its analysis, and enough of its text to show it without the text itself. */
export interface FileFindings {
  readonly uri: Uri;
  readonly analysis: Analysis;
  /** Version of the document that was analysed; undefined for a file that a scan read from disk. */
  readonly version: number | undefined;
  /** The library versions that its project states, those that the analysis went by. */
  readonly versions: StatedVersions;
  /** The text that was analysed: of a notebook that of its cells. */
  readonly text: string;
  /** A span of that text as lines and characters, of a notebook those of its cell. */
  rangeOf(span: Span): Range;
  /** The cell of a notebook in which a span begins, counted from zero over all cells. */
  cellOf(span: Span): number | undefined;
  /** The source line in which a finding starts, without its indentation. */
  lineOf(finding: Finding): string;
  /** The zero-based line in which the statement around a finding begins. */
  statementLineOf(finding: Finding): number;
}

/** What is known of a file, ready to be reported. */
export interface ScannedFile extends FileFindings {
  /** @param path the name that it gets */
  report(path: string): FileReport;
}

/** A file that the scan has looked at, whether or not anything was found. Made anew when it is looked at again. */
export interface LookedAt {
  readonly uri: Uri;
  /** It imports a library of the ML gate. */
  readonly isModelCode: boolean;
  /** Places that were left undecided. */
  readonly undecided: number;
  /** Why there was nothing to be read. */
  readonly skipped?: string;
  /** The library versions that its project states. */
  readonly versions: StatedVersions;
}

/** The findings of what is open and, after a scan, of the workspace, kept up to date while people type. */
export interface FindingsStore {
  /** Fires with the files whose findings are new or gone. */
  readonly onDidChange: Event<readonly Uri[]>;
  get(uri: Uri): FileFindings | undefined;
  /** Resolves when a document that is open was looked at for the first time; at once for any other. */
  firstLook(uri: Uri): Promise<void>;
  /** Everything known, in the order of the URIs. Open documents stand for themselves, others come from the scan. */
  entries(): Iterable<FileFindings>;
  /** True for an open Python document that imports a library of the ML gate and is not switched off. */
  isModelFile(uri: Uri): boolean;
  /** Analyses everything that is open again. */
  refresh(): void;
  /** Analyses other texts as if they stood in this file: to see what an edit would do. */
  trial(uri: Uri): Promise<(text: string) => Analysis>;
  /** The state of the workspace scan; `onDidChange` fires with it. It runs again when something speaks of every file. */
  readonly scan: ScanState;
  /** Looks at all Python files of the workspace. A second call while one runs does nothing. */
  scanWorkspace(): Promise<void>;
  /** Ends the scan that is running; what was found stays. */
  stopScan(): void;
  clearScan(): void;
  /** Every file that the scan has looked at so far, in no order. */
  looked(): Iterable<LookedAt>;
  /** What is known now of a file that was looked at. @param path the name that it gets */
  reportOn(looked: LookedAt, path: string): FileReport;
}

/** A `pyproject.toml` as it was read, with what cannot be followed in it. */
export interface ReadConfigFile {
  readonly uri: Uri;
  readonly text: string;
  readonly problems: readonly ConfigProblem[];
}

/** What projects say in their `pyproject.toml`. */
export interface ConfigStore {
  /** Fires with each file that speaks of us, when it was read, and when it speaks of us no more. */
  readonly onDidRead: Event<ReadConfigFile>;
  /** What the project of an analysed file says of severities. */
  severities(uri: Uri): SeverityRules | undefined;
}

/** How far *Scan workspace* is. */
export interface ScanState {
  readonly phase: 'none' | 'running' | 'done' | 'stopped';
  readonly scanned: number;
  readonly total: number;
}

/** What a contribution gets handed in; nothing is a global. */
export interface Services {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly findings: FindingsStore;
  readonly configs: ConfigStore;
  readonly current: CurrentFile;
  /** The findings that pass the filters of their view. */
  readonly shown: ShownFindings;
  readonly baselines: Baselines;
  readonly reports: Reports;
  readonly practices: Practices;
  /** Every pattern by id. Empty before the lens is loaded: whoever holds a finding has its pattern. */
  readonly patterns: ReadonlyMap<string, PatternCard>;
  /** Reads the index when it is first needed. Rejects with one clear error when it is of another version. */
  knowledge(): Promise<Knowledge>;
  /** Loads runtime, grammar and patterns when they are first needed. */
  lens(): Promise<Lens>;
}

/** One feature of the editor: registers what it needs and gives it back to be disposed. */
export type Contribution = (services: Services) => Disposable;
