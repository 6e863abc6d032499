import { type Command, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { axesWords } from '../core/words/effects.ts';
import { oneLine } from '../core/words/escape.ts';
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

/** A row as VS Code draws it. @param found findings of it in the workspace */
export function techniqueItem(row: TechniqueRow, found: number): TreeItem {
  const { label, description, icon, children, context, command } = lookOf(row, found);
  const { Collapsed, None } = TreeItemCollapsibleState;
  const item = new TreeItem(oneLine(label), children ? Collapsed : None);
  item.id = row.key;
  item.description = description.join(' · ');
  item.iconPath = icon;
  item.accessibilityInformation = { label: [oneLine(label), ...description].join(', ') };
  if (context !== undefined) item.contextValue = context;
  if (command) item.command = command;
  return item;
}

function lookOf(row: TechniqueRow, found: number): Look {
  const here = found ? [`${found} found`] : [];
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
        icon: found
          ? new ThemeIcon('lightbulb', new ThemeColor('list.highlightForeground'))
          : new ThemeIcon('lightbulb'),
        children: row.papers,
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

const run = (command: string, argument: unknown): Command => ({ command, title: 'Open', arguments: [argument] });

/** What a row says when the mouse rests on it. */
export function techniqueTooltip(row: TechniqueRow, found: number): MarkdownString {
  switch (row.kind) {
    case 'category':
      return paragraphs(row.category.name, row.category.summary);
    case 'technique': {
      const here = found ? `${counted(found, 'finding')} in this workspace` : '';
      return paragraphs(row.room.name, row.room.summary, axesWords(row.room.axes), here);
    }
    case 'topic':
      return paragraphs(row.name, 'Outside efficiency: nothing in code leads to these papers.');
    case 'paper':
      return paragraphs(row.record.title, row.record.summary ?? '', `arXiv:${row.record.arxiv}, ${row.record.year}`);
  }
}

function paragraphs(title: string, ...texts: readonly string[]): MarkdownString {
  const tooltip = new MarkdownString('**').appendText(oneLine(title)).appendMarkdown('**');
  for (const text of texts.filter(Boolean)) tooltip.appendMarkdown('\n\n').appendText(oneLine(text));
  return tooltip;
}
