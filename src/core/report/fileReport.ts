import type { Analysis, Confidence, Finding, PragmaProblem, Suppressed } from '../patterns/finding.ts';
import type { Span } from '../source/span.ts';
import type { Script } from '../script.ts';
import { type CellLine, cellLineOf } from '../source/notebook.ts';
import { SourceText } from '../source/text.ts';
import type { StatedVersions } from '../patterns/versions.ts';
import { fingerprints, normalized } from './fingerprint.ts';
import type { ReportedPractice } from './practices.ts';

/** A place as reports count: lines and columns from one, columns in UTF-16 units, the end column exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ReportedFinding {
  readonly pattern: string;
  readonly confidence: Confidence;
  readonly region: Region;
  /** The same as offsets in the text that was analysed. */
  readonly span: Span;
  readonly construct: { readonly startLine: number; readonly endLine: number };
  readonly cell?: CellLine;
  /** Places that took part, by their role. */
  readonly seen: readonly { readonly role: string; readonly region: Region }[];
  /** Stays the same when the line moves: a hash of pattern and line, and which of several in the file. */
  readonly fingerprint: string;
  /** The line in which it starts, with single blanks: by this a baseline knows it again. */
  readonly line: string;
  readonly suppressed?: { readonly by: Suppressed['by']; readonly reason?: string };
}

export type ReportedPragma = Omit<PragmaProblem, 'span'> & { readonly region: Region };

/** What was found in one file; plain data, so that it passes between threads. */
export interface FileReport {
  /** As it is shown: relative to the working directory, with forward slashes. */
  readonly path: string;
  /** By line, then pattern, then column; suppressed ones among them. */
  readonly findings: readonly ReportedFinding[];
  readonly pragmas: readonly ReportedPragma[];
  readonly undecided: number;
  /** What is done well, in order; absent when nobody asked. */
  readonly practices?: readonly ReportedPractice[];
  /** The library versions that its project states, where they are known. */
  readonly versions?: StatedVersions;
  /** Why the file was left out or not read to its end. */
  readonly skipped?: string;
  /** An error of ours while this file was looked at. */
  readonly crash?: string;
}

export const nothingIn = (path: string): FileReport => ({ path, findings: [], pragmas: [], undecided: 0 });

export const leftOut = (path: string, skipped: string): FileReport => ({ ...nothingIn(path), skipped });

/** Turns offsets into lines and columns of the file and orders what was found. */
export function fileReport(path: string, { text, from }: Script, analysis: Analysis): FileReport {
  const source = new SourceText(text);
  const file = from ? new SourceText(from.file) : source;
  const region = (span: Span): Region => {
    const there = from ? from.notebook.inFile(span) : span;
    const start = file.positionAt(there.start);
    const end = file.positionAt(there.end);
    return {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
  };
  const fingerprint = fingerprints();
  const findings = [...analysis.findings, ...analysis.suppressed]
    .map((finding) => ({ finding, region: region(finding.region) }))
    .sort((a, b) => comparePlaces(a.region, b.region, a.finding.pattern, b.finding.pattern))
    .map(({ finding, region: place }): ReportedFinding => {
      const { startLine, endLine } = region(finding.construct);
      const line = normalized(source, finding.region);
      const cell = from && cellLineOf(from.notebook.cells, source, finding.region.start);
      return {
        pattern: finding.pattern,
        confidence: finding.confidence,
        region: place,
        span: finding.region,
        construct: { startLine, endLine },
        seen: finding.seen.map(({ role, span }) => ({ role, region: region(span) })),
        fingerprint: fingerprint(finding.pattern, line),
        line,
        ...(cell && { cell }),
        ...suppressionOf(finding),
      };
    });
  return {
    path,
    findings,
    pragmas: analysis.pragmas.map(({ span, ...problem }) => ({ ...problem, region: region(span) })),
    undecided: analysis.undecided.length,
    ...(!analysis.complete && { skipped: 'too long to be analysed to its end' }),
  };
}

function suppressionOf(finding: Finding | Suppressed): Pick<ReportedFinding, 'suppressed'> {
  if (!('by' in finding)) return {};
  const { by, reason } = finding;
  return { suppressed: { by, ...(reason !== undefined && { reason }) } };
}

function comparePlaces(a: Region, b: Region, patternA: string, patternB: string): number {
  if (a.startLine !== b.startLine) return a.startLine - b.startLine;
  if (patternA !== patternB) return patternA < patternB ? -1 : 1;
  return a.startColumn - b.startColumn;
}
