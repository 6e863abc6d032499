import {
  type CancellationToken,
  commands,
  Disposable,
  Hover,
  languages,
  MarkdownString,
  type Position,
  type TextDocument,
  window,
} from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { Technique } from '../core/knowledge/technique.ts';
import type { Finding } from '../core/patterns/finding.ts';
import { findingHover, type Link, nameHover } from '../core/words/hover.ts';
import type { Span } from '../core/source/span.ts';
import { ApiNames } from './apiNames.ts';
import { setting } from './configuration.ts';
import { COMMANDS, CONTEXT } from './ids.ts';
import { commandLink, placeOf } from './links.ts';
import type { Contribution, FileFindings } from './services.ts';
import type { Place, TechniqueTarget } from './targets.ts';
import { gravestFirst, visible } from './visible.ts';
import { PYTHON } from './watched.ts';

const LINKED = [COMMANDS.openTechnique, COMMANDS.showFix, COMMANDS.ignoreLine];

/** Says on a finding what it is about, and on the name of an API which technique knows it. */
export const hover: Contribution = ({ findings, patterns, knowledge, log }) => {
  const names = new ApiNames();
  let wasShown = false;
  const preload = (): void => void knowledge().catch(() => undefined);

  const onFinding = async (file: FileFindings, position: Position): Promise<Hover | undefined> => {
    const here = file.analysis.findings.filter(({ region }) => file.rangeOf(region).contains(position));
    const wanted = setting('hover', file.uri);
    const seen = visible(here, wanted, patterns);
    const told = seen.length || wanted === 'off' ? seen : here.filter(({ region }) => isGoneTo(file, region));
    const [first, ...others] = gravestFirst(told, patterns);
    if (!first) return undefined;
    // The introduction ticks off its step.
    if (!wasShown) void commands.executeCommand('setContext', CONTEXT.hovered, (wasShown = true));
    return new Hover(markdown(wordsOf(file, first, others, await knowledge())), file.rangeOf(first.region));
  };

  const onName = async (document: TextDocument, position: Position): Promise<Hover | undefined> => {
    if (!setting('apiHover', document.uri)) return undefined;
    const found = names.at(document, position);
    if (!found) return undefined;
    const techniques = found.techniquesIn(await knowledge());
    return techniques.length ? new Hover(markdown(nameHover(techniques, linkTo)), found.range) : undefined;
  };

  return Disposable.from(
    // What a hover says is read when there is something to say, so that the mouse need not wait for it.
    findings.onDidChange(preload),
    languages.registerHoverProvider(PYTHON, {
      async provideHover(document, position, token) {
        if (!setting('enable', document.uri)) return undefined;
        try {
          // Whoever hovers over a file just opened need not do so again.
          await orCancelled(findings.firstLook(document.uri), token);
          const file = findings.get(document.uri);
          if (!file || token.isCancellationRequested) return undefined;
          const shown = (await onFinding(file, position)) ?? (await onName(document, position));
          return token.isCancellationRequested ? undefined : shown;
        } catch (error) {
          log.error(`no hover: ${String(error)}`);
          return undefined;
        }
      },
    }),
  );
};

/** Waits for something to be done, but no longer than somebody waits for us. */
async function orCancelled(done: Promise<void>, token: CancellationToken): Promise<void> {
  let listening: Disposable | undefined;
  const cancelled = new Promise<void>((resolve) => {
    listening = token.onCancellationRequested(() => resolve());
  });
  await Promise.race([done, cancelled]);
  listening?.dispose();
}

/** Whoever puts the cursor where a finding begins, as the view and *Next Finding* do, asks what it is, of whatever tier. */
function isGoneTo(file: FileFindings, region: Span): boolean {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.toString() !== file.uri.toString()) return false;
  return editor.selection.active.isEqual(file.rangeOf(region).start);
}

/** The gravest finding in full; of the others that share its place the techniques, each once. */
function wordsOf(file: FileFindings, first: Finding, more: readonly Finding[], knowledge: Knowledge): string {
  const told = new Set([knowledge.techniqueOf(first.pattern)]);
  const others = more.flatMap((finding): Link[] => {
    const technique = knowledge.techniqueOf(finding.pattern);
    if (!technique || told.has(technique)) return [];
    told.add(technique);
    const target = { technique: technique.id, place: placeOf(file.uri, finding) };
    return [{ ...openLink(target), label: technique.name }];
  });
  const links = linksOf(placeOf(file.uri, first), knowledge);
  return findingHover(first, knowledge, links, { versions: file.versions, others });
}

function linksOf(place: Place, knowledge: Knowledge): readonly Link[] {
  const technique = knowledge.techniqueOf(place.pattern)?.id;
  if (technique === undefined) return [ignoreLink(place)];
  return [
    openLink({ technique, place }),
    { label: 'Show fix', address: commandLink(COMMANDS.showFix, { technique, place } satisfies TechniqueTarget) },
    ignoreLink(place),
  ];
}

const linkTo = ({ id }: Technique): readonly Link[] => [openLink({ technique: id })];

const openLink = (target: TechniqueTarget): Link => ({
  label: 'Open technique',
  address: commandLink(COMMANDS.openTechnique, target),
});

const ignoreLink = (place: Place): Link => ({ label: 'Ignore', address: commandLink(COMMANDS.ignoreLine, place) });

function markdown(text: string): MarkdownString {
  const string = new MarkdownString(text);
  string.isTrusted = { enabledCommands: LINKED };
  return string;
}
