import type { Disposable, Event, ExtensionContext, LogOutputChannel, Uri } from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { Analysis } from '../core/patterns/finding.ts';

/** The analyses of what is open (and, after a scan, of the workspace), kept up to date while people type. */
export interface FindingsStore {
  readonly onDidChange: Event<readonly Uri[]>;
  /** The last analysis of a document, at the version it was made for; undefined when there is none. */
  get(uri: Uri): { readonly analysis: Analysis; readonly text: string; readonly version: number } | undefined;
  /** Everything known, in the order of their URIs. */
  entries(): Iterable<readonly [Uri, Analysis]>;
}

/** What a contribution gets handed in; nothing is a global. */
export interface Services {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly findings: FindingsStore;
  /** Reads the index when it is first needed. Rejects with one clear error when it is of another version. */
  knowledge(): Promise<Knowledge>;
}

/** One feature of the editor: registers what it needs and gives it back to be disposed. */
export type Contribution = (services: Services) => Disposable;
