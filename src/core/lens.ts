import type { Practice } from './knowledge/practice.ts';
import type { Files } from './modules/files.ts';
import type { Workspace } from './modules/workspace.ts';
import type { Analysis } from './patterns/finding.ts';
import type { ProjectFacts } from './patterns/project.ts';
import type { Span } from './source/span.ts';

/** What a host must supply: the core never asks for a path, it gets bytes and compiled data. */
export interface LensParts {
  /** web-tree-sitter's runtime. */
  readonly runtime: Uint8Array;
  /** The Python grammar. */
  readonly grammar: Uint8Array;
  /** The content of `patterns.json`, parsed. */
  readonly patterns: unknown;
}

/** A text to look at. `id` is a path or URI, used as the key of cached trees and to tell tests from other code. */
export interface Source {
  readonly id: string;
  readonly text: string;
  /** The cells of a notebook; a comment may silence one of them. */
  readonly cells?: readonly Span[];
}

/** One change of an open text, in the order it was made; offsets refer to the text before this change. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A place where something is done well. */
export interface PracticePlace {
  readonly practice: Practice;
  readonly region: Span;
}

export interface Lens {
  /** True when the text imports a library of the ML gate; everything else is left at this first step. */
  concerns(text: string): boolean;
  /** Analyses a text that is not open anywhere; nothing is cached. */
  analyze(source: Source, project?: ProjectFacts): Analysis;
  /** What a text does well: places where a technique is in use. Nothing is silenced and nothing cached. */
  practices(source: Source): readonly PracticePlace[];
  /** What files of a workspace tell each other; `around` a file, it is given to an analysis as `modules`. */
  workspace(files: Files): Workspace;
  /** Keeps a text and its tree until `close`, so that later changes are parsed incrementally. */
  open(source: Source): void;
  change(id: string, changes: readonly TextChange[]): void;
  analyzeOpen(id: string, project?: ProjectFacts): Analysis;
  close(id: string): void;
  dispose(): void;
}
