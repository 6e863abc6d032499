import type { Finding } from '../core/patterns/finding.ts';
import type { FileFindings } from './services.ts';

/** A file with some of its findings only. */
export function narrowed(file: FileFindings, keeps: (finding: Finding) => boolean): FileFindings {
  const { uri, version, versions, analysis, text } = file;
  return {
    uri,
    text,
    version,
    versions,
    analysis: { ...analysis, findings: analysis.findings.filter(keeps) },
    rangeOf: (span) => file.rangeOf(span),
    cellOf: (span) => file.cellOf(span),
    lineOf: (finding) => file.lineOf(finding),
    statementLineOf: (finding) => file.statementLineOf(finding),
  };
}
