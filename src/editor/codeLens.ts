import { CodeLens, Disposable, languages, Range } from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { Finding } from '../core/patterns/finding.ts';
import { strongestGain } from '../core/words/effects.ts';
import { oneLine } from '../core/words/escape.ts';
import { setting } from './configuration.ts';
import { COMMANDS } from './ids.ts';
import { InlineChanges } from './inlineChanges.ts';
import { placeOf } from './links.ts';
import type { Contribution, FileFindings } from './services.ts';
import type { TechniqueTarget } from './targets.ts';
import { gravestFirst, visible } from './visible.ts';
import { PYTHON } from './watched.ts';

/**
 * Names the technique above the statement of a finding. Off as it comes: it moves lines. What it says is there as soon
 * as the finding is, so that no line comes in later by itself.
 */
export const codeLens: Contribution = ({ findings, patterns, knowledge }) => {
  const changes = new InlineChanges(findings, 'codeLens');
  return Disposable.from(
    changes,
    languages.registerCodeLensProvider(PYTHON, {
      onDidChangeCodeLenses: changes.event,
      async provideCodeLenses({ uri }, token) {
        if (setting('codeLens', uri) === 'off' || !findings.get(uri)?.analysis.findings.length) return [];
        const index = await knowledge();
        // Lines may have moved while the index was read.
        const file = findings.get(uri);
        if (!file || token.isCancellationRequested) return [];
        const told = new Set<string>();
        return gravestFirst(visible(file.analysis.findings, setting('codeLens', uri), patterns), patterns).flatMap(
          (finding) => {
            const line = file.statementLineOf(finding);
            const once = `${line} ${patterns.get(finding.pattern)?.technique}`;
            if (told.has(once)) return [];
            told.add(once);
            return lensOf(file, finding, line, index);
          },
        );
      },
    }),
  );
};

function lensOf(file: FileFindings, finding: Finding, line: number, index: Knowledge): CodeLens[] {
  const technique = index.techniqueOf(finding.pattern);
  const pattern = index.pattern(finding.pattern);
  if (!technique || !pattern) return [];
  const gain = strongestGain(pattern.axes);
  const target: TechniqueTarget = { technique: technique.id, place: placeOf(file.uri, finding) };
  return [
    new CodeLens(new Range(line, 0, line, 0), {
      title: oneLine(gain ? `${technique.name}: ${gain}` : technique.name),
      tooltip: oneLine(pattern.message),
      command: COMMANDS.openTechnique,
      arguments: [target],
    }),
  ];
}
