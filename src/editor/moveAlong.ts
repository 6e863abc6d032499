import type { TextChange } from '../core/lens.ts';
import type { Analysis, Finding, Seen } from '../core/patterns/finding.ts';
import { overlaps, type Span } from '../core/source/span.ts';

/** Where a span is after a change of its text; undefined when the change replaced it or cut into it. */
export function moveSpan({ start, end }: Span, change: TextChange): Span | undefined {
  const grown = change.text.length - (change.end - change.start);
  if (change.end <= start) return { start: start + grown, end: end + grown };
  if (change.start >= end) return { start, end };
  const replaced = change.start === start && change.end === end;
  return !replaced && start <= change.start && change.end <= end ? { start, end: end + grown } : undefined;
}

/** Moves what was found along a change, until the new text is analysed; what the change took away is dropped. */
export function moveAlong(analysis: Analysis, change: TextChange): Analysis {
  return {
    ...analysis,
    findings: analysis.findings.flatMap((finding) => moveFinding(finding, change) ?? []),
    suppressed: analysis.suppressed.flatMap((finding) => moveFinding(finding, change) ?? []),
    pragmas: analysis.pragmas.flatMap((problem) => moved(problem, 'span', change) ?? []),
    undecided: analysis.undecided.flatMap((place) => moved(place, 'region', change) ?? []),
  };
}

function moveFinding<T extends Finding>(finding: T, change: TextChange): T | undefined {
  const region = moveSpan(finding.region, change);
  if (!region) return undefined;
  const seen = finding.seen.flatMap((part: Seen) => moved(part, 'span', change) ?? []);
  return { ...finding, region, construct: moveSpan(finding.construct, change) ?? region, seen };
}

function moved<Key extends string, T extends { readonly [key in Key]: Span }>(
  value: T,
  key: Key,
  change: TextChange,
): T | undefined {
  const span = moveSpan(value[key], change);
  return span && { ...value, [key]: span };
}

/** The findings of before that an analysis of the changed text neither reports nor knows to be silenced. */
export function lostFindings(before: Analysis, after: Analysis): readonly Finding[] {
  const known = [...after.findings, ...after.suppressed];
  return before.findings.filter(
    (old) => !known.some((now) => now.pattern === old.pattern && touches(now.region, old.region)),
  );
}

/** Puts findings back into an analysis, in the order of their places. */
export function withFindings(analysis: Analysis, kept: readonly Finding[]): Analysis {
  const findings = [...analysis.findings, ...kept].sort((a, b) => a.region.start - b.region.start);
  return { ...analysis, findings };
}

const touches = (a: Span, b: Span): boolean => overlaps(a, b) || a.start === b.start;
