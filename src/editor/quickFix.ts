import { CodeAction, CodeActionKind, type Diagnostic, languages } from 'vscode';
import type { Finding } from '../core/patterns/finding.ts';
import { SOURCE } from './diagnostics.ts';
import { COMMANDS } from './ids.ts';
import { placeOf } from './links.ts';
import type { Contribution, FileFindings } from './services.ts';
import { PYTHON } from './watched.ts';

const OFFERED = [
  [COMMANDS.ignoreLine, (pattern: string) => `Ignore ${pattern} on this line`],
  [COMMANDS.ignoreLineWithReason, (pattern: string) => `Ignore ${pattern} on this line, with a reason…`],
  [COMMANDS.ignoreFile, (pattern: string) => `Ignore ${pattern} in this file`],
  [COMMANDS.ignoreFileWithReason, (pattern: string) => `Ignore ${pattern} in this file, with a reason…`],
  [COMMANDS.ignoreWorkspace, (pattern: string) => `Ignore ${pattern} in this project (pyproject.toml)…`],
  [COMMANDS.hidePattern, (pattern: string) => `Hide ${pattern} in my editor…`],
  [COMMANDS.reportFinding, (pattern: string) => `Report ${pattern} as wrong here…`],
] as const;

/** Offers to ignore a finding where it stands, and to say that it is wrong. */
export const quickFix: Contribution = ({ findings }) =>
  languages.registerCodeActionsProvider(
    PYTHON,
    {
      provideCodeActions(document, range, context) {
        const file = findings.get(document.uri);
        if (!file) return [];
        return file.analysis.findings
          .filter(({ region }) => file.rangeOf(region).intersection(range))
          .flatMap((finding) => actionsFor(file, finding, diagnosticOf(finding, file, context.diagnostics)));
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );

function actionsFor(file: FileFindings, finding: Finding, diagnostic: Diagnostic | undefined): CodeAction[] {
  return OFFERED.map(([command, titleOf]) => {
    const title = titleOf(finding.pattern);
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.command = { command, title, arguments: [placeOf(file.uri, finding)] };
    if (diagnostic) action.diagnostics = [diagnostic];
    return action;
  });
}

/** The diagnostic that shows the finding, so that the editor offers the actions with it. */
const diagnosticOf = (finding: Finding, file: FileFindings, shown: readonly Diagnostic[]): Diagnostic | undefined =>
  shown.find(
    ({ source, code, range }) =>
      source === SOURCE &&
      typeof code === 'object' &&
      code.value === finding.pattern &&
      range.isEqual(file.rangeOf(finding.region)),
  );
