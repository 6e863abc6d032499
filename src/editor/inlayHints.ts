import { Disposable, InlayHint, languages, MarkdownString, type Position } from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { Technique } from '../core/knowledge/technique.ts';
import type { Finding } from '../core/patterns/finding.ts';
import { type CostFigure, costFigure, costFigureMarkdown } from '../core/words/costFigure.ts';
import { setting } from './configuration.ts';
import { COMMANDS } from './ids.ts';
import { InlineChanges } from './inlineChanges.ts';
import { commandLink, placeOf } from './links.ts';
import type { Contribution, FileFindings } from './services.ts';
import type { Place, TechniqueTarget } from './targets.ts';
import { gravestFirst, visible } from './visible.ts';
import { PYTHON } from './watched.ts';

/** A hint that still knows what its tooltip is made of. */
class CostHint extends InlayHint {
  readonly finding: Finding;
  readonly place: Place;

  constructor(position: Position, words: string, finding: Finding, place: Place) {
    super(position, words);
    this.finding = finding;
    this.place = place;
    this.paddingLeft = true;
  }
}

/** States at the end of a line what the code costs, where a figure was measured; off as it comes. */
export const inlayHints: Contribution = ({ findings, patterns, knowledge }) => {
  const changes = new InlineChanges(findings, 'inlayHints');
  return Disposable.from(
    changes,
    languages.registerInlayHintsProvider(PYTHON, {
      onDidChangeInlayHints: changes.event,
      async provideInlayHints(document, range, token) {
        const { uri } = document;
        if (setting('inlayHints', uri) === 'off' || !findings.get(uri)?.analysis.findings.length) return [];
        const index = await knowledge();
        const file = findings.get(uri);
        if (!file || token.isCancellationRequested) return [];
        const told = new Set<number>();
        return gravestFirst(visible(file.analysis.findings, setting('inlayHints', uri), patterns), patterns).flatMap(
          (finding) => {
            const { line } = file.rangeOf(finding.region).end;
            if (told.has(line) || line >= document.lineCount) return [];
            const { end } = document.lineAt(line).range;
            const hints = range.contains(end) ? hintOf(file, finding, end, index) : [];
            // Two figures in a row would leave open what each is about.
            if (hints.length) told.add(line);
            return hints;
          },
        );
      },
      async resolveInlayHint(hint) {
        if (hint instanceof CostHint) hint.tooltip = tooltipOf(hint, await knowledge());
        return hint;
      },
    }),
  );
};

function hintOf(file: FileFindings, finding: Finding, end: Position, index: Knowledge): InlayHint[] {
  const told = figureOf(finding, index);
  return told ? [new CostHint(end, told.figure.words, finding, placeOf(file.uri, finding))] : [];
}

function tooltipOf({ finding, place }: CostHint, index: Knowledge): MarkdownString | undefined {
  const told = figureOf(finding, index);
  if (!told) return undefined;
  const target: TechniqueTarget = { technique: told.technique.id, section: 'evidence', place };
  const words = costFigureMarkdown(told.technique, told.figure, index);
  const tooltip = new MarkdownString(`${words} [Open technique](<${commandLink(COMMANDS.openTechnique, target)}>)`);
  tooltip.isTrusted = { enabledCommands: [COMMANDS.openTechnique] };
  return tooltip;
}

function figureOf({ pattern }: Finding, index: Knowledge): { technique: Technique; figure: CostFigure } | undefined {
  const card = index.pattern(pattern);
  const technique = index.techniqueOf(pattern);
  const figure = card && technique && costFigure(card, technique);
  return figure && { technique, figure };
}
