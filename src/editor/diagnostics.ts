import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Disposable,
  languages,
  Location,
  type Uri,
} from 'vscode';
import type { Severity } from '../core/config/severity.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import type { Finding } from '../core/patterns/finding.ts';
import { overlaps } from '../core/source/span.ts';
import { placeOf, techniqueUri } from './links.ts';
import type { Contribution, FileFindings } from './services.ts';
import { severityIn } from './severity.ts';

/** What stands before the code in the list of problems. */
export const SOURCE = 'efficiency-lens';

const SEVERITIES: Readonly<Record<Exclude<Severity, 'off'>, DiagnosticSeverity>> = {
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Underlines findings in open documents; what a scan finds elsewhere is left to the view. */
export const diagnostics: Contribution = ({ findings, patterns, configs }) => {
  const collection = languages.createDiagnosticCollection(SOURCE);
  const show = (uri: Uri): void => {
    const file = findings.get(uri);
    if (file?.version === undefined) return collection.delete(uri);
    const severityOf = severityIn(uri, configs.severities(uri));
    const shown = file.analysis.findings.flatMap((finding) => {
      const pattern = patterns.get(finding.pattern);
      const severity = pattern && severityOf(pattern);
      return pattern && severity && severity !== 'off'
        ? diagnosticOf(file, finding, pattern, SEVERITIES[severity])
        : [];
    });
    collection.set(uri, shown);
  };
  return Disposable.from(
    collection,
    findings.onDidChange((uris) => uris.forEach(show)),
  );
};

function diagnosticOf(
  file: FileFindings,
  finding: Finding,
  pattern: PatternCard,
  severity: DiagnosticSeverity,
): Diagnostic {
  const diagnostic = new Diagnostic(file.rangeOf(finding.region), pattern.message, severity);
  diagnostic.source = SOURCE;
  diagnostic.code = { value: pattern.id, target: techniqueUri(pattern.technique, placeOf(file.uri, finding)) };
  // What is underlined itself needs no pointer, and every pointer takes a line of the hover.
  diagnostic.relatedInformation = finding.seen
    .filter(({ span }) => !overlaps(span, finding.region))
    .map(({ role, span }) => {
      const place = new Location(file.uri, file.rangeOf(span));
      return new DiagnosticRelatedInformation(place, `${role} here`);
    });
  return diagnostic;
}
