import { Diagnostic, DiagnosticSeverity, DiagnosticTag, Disposable, languages } from 'vscode';
import type { PragmaProblem } from '../core/patterns/finding.ts';
import { SOURCE } from './diagnostics.ts';
import type { Contribution } from './services.ts';

/** Says in passing which ignore comments silence nothing, name nothing known, or silence everything. */
export const pragmaHints: Contribution = ({ findings }) => {
  const collection = languages.createDiagnosticCollection(`${SOURCE} comments`);
  return Disposable.from(
    collection,
    findings.onDidChange((uris) => {
      for (const uri of uris) {
        const file = findings.get(uri);
        if (file?.version === undefined) collection.delete(uri);
        else
          collection.set(
            uri,
            file.analysis.pragmas.map((problem) => hint(problem, file.rangeOf(problem.span))),
          );
      }
    }),
  );
};

function hint(problem: PragmaProblem, range: Diagnostic['range']): Diagnostic {
  const diagnostic = new Diagnostic(range, words(problem), DiagnosticSeverity.Hint);
  diagnostic.source = SOURCE;
  diagnostic.code = `${problem.kind}-ignore`;
  if (problem.kind === 'unused') diagnostic.tags = [DiagnosticTag.Unnecessary];
  return diagnostic;
}

function words({ kind, name, nearest }: PragmaProblem): string {
  switch (kind) {
    case 'unused':
      return `This comment silences nothing: there is no finding of ${name} here.`;
    case 'unknown':
      return `There is no pattern named ${name}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`;
    case 'too-wide':
      return 'This comment silences every pattern; name the ones that are meant in square brackets.';
  }
}
