import {
  type Command,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  workspace,
} from 'vscode';
import { axesWords } from '../core/words/effects.ts';
import { oneLine } from '../core/words/escape.ts';
import { lineWords } from '../core/words/reportWords.ts';
import { COMMANDS, ITEMS } from './ids.ts';
import type { TechniqueTarget } from './targets.ts';
import { counted } from './treeCounts.ts';
import type { TechniqueRow } from './treeTechniques.ts';

interface Look {
  readonly label: string;
  readonly description: readonly string[];
  readonly icon: ThemeIcon;
  readonly children: number;
  readonly context?: string;
  readonly command?: Command;
}

/** What the workspace has of a row: findings, and places where it is in use already. */
export interface Seen {
  readonly found: number;
  readonly used: number;
}

/**
 * A row as VS Code draws it.
 *
 * @param isNarrowed few categories are left, which are shown with what is in them
 */
export function techniqueItem(row: TechniqueRow, seen: Seen, isNarrowed = false): TreeItem {
  const { label, description, icon, children, context, command } = lookOf(row, seen);
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const isOpen = isNarrowed && row.kind === 'category';
  const item = new TreeItem(oneLine(label), children ? (isOpen ? Expanded : Collapsed) : None);
  // VS Code keeps by its id whether a row is open; narrowed and whole, the view keeps each for itself.
  item.id = isOpen ? `narrowed/${row.key}` : row.key;
  item.description = description.join(' · ');
  item.iconPath = icon;
  item.accessibilityInformation = { label: [oneLine(label), ...description].join(', ') };
  if (context !== undefined) item.contextValue = context;
  if (command) item.command = command;
  return item;
}

function lookOf(row: TechniqueRow, { found, used }: Seen): Look {
  const here = [...(found ? [`${found} found`] : []), ...(used ? [`${used} in use`] : [])];
  switch (row.kind) {
    case 'category':
      return {
        label: row.category.name,
        description: [...here, String(row.rows)],
        icon: new ThemeIcon('library'),
        children: row.rows,
      };
    case 'technique':
      return {
        label: row.room.name,
        description: [...here, ...(row.papers ? [counted(row.papers, 'paper')] : [])],
        icon: found ? FOUND : used ? USED : new ThemeIcon('lightbulb'),
        children: row.papers + used,
        context: ITEMS.technique,
        command: run(COMMANDS.openTechnique, { technique: row.technique } satisfies TechniqueTarget),
      };
    case 'topic':
      return {
        label: row.name,
        description: [counted(row.papers.length, 'paper')],
        icon: new ThemeIcon('archive'),
        children: row.papers.length,
      };
    case 'used':
      return {
        label: 'In use',
        description: [counted(row.places.length, 'place')],
        icon: USED,
        children: row.places.length,
      };
    case 'place':
      return {
        label: lineWords({ ...row.used, path: workspace.asRelativePath(row.used.uri).split('/').at(-1) ?? '' }),
        description: [row.used.code],
        icon: USED,
        children: 0,
        command: { command: COMMANDS.openFinding, title: 'Go to code', arguments: [row.place] },
      };
    case 'paper':
      return {
        label: row.record.title,
        description: [String(row.record.year)],
        icon: new ThemeIcon('book'),
        children: 0,
        context: ITEMS.paper,
        command: run(COMMANDS.openPaper, row.paper),
      };
  }
}

/** Missing and in use look apart; what is both wants work first. */
const FOUND = new ThemeIcon('lightbulb', new ThemeColor('list.highlightForeground'));
const USED = new ThemeIcon('check', new ThemeColor('testing.iconPassed'));

const run = (command: string, argument: unknown): Command => ({ command, title: 'Open', arguments: [argument] });

/** What a row says when the mouse rests on it. */
export function techniqueTooltip(row: TechniqueRow, { found, used }: Seen): MarkdownString {
  switch (row.kind) {
    case 'category':
      return paragraphs(row.category.name, row.category.summary);
    case 'technique': {
      const here = [
        ...(found ? [`${counted(found, 'finding')} in this workspace`] : []),
        ...(used ? [`in use in ${counted(used, 'place')}`] : []),
      ].join(', ');
      return paragraphs(row.room.name, row.room.summary, axesWords(row.room.axes), here);
    }
    case 'topic':
      return paragraphs(row.name, 'Outside efficiency: nothing in code leads to these papers.');
    case 'used':
      return paragraphs(
        'In use',
        'What was recognised as done well already, in open files and in those of the last scan.',
      );
    case 'place':
      return paragraphs(lineWords({ ...row.used, path: workspace.asRelativePath(row.used.uri) }), row.used.message);
    case 'paper':
      return paragraphs(row.record.title, row.record.summary ?? '', `arXiv:${row.record.arxiv}, ${row.record.year}`);
  }
}

function paragraphs(title: string, ...texts: readonly string[]): MarkdownString {
  const tooltip = new MarkdownString('**').appendText(oneLine(title)).appendMarkdown('**');
  for (const text of texts.filter(Boolean)) tooltip.appendMarkdown('\n\n').appendText(oneLine(text));
  return tooltip;
}
