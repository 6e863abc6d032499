import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, workspace } from 'vscode';
import type { Axis } from '../core/knowledge/axes.ts';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { Tier } from '../core/knowledge/pattern.ts';
import { axesWords } from '../core/words/effects.ts';
import { oneLine } from '../core/words/escape.ts';
import { lineWords } from '../core/words/reportWords.ts';
import { COMMANDS, ITEMS } from './ids.ts';
import { counted } from './treeCounts.ts';
import type { FindingRow, Grouping, GroupRow, Row } from './treeFindings.ts';

const TIER_ICONS: Readonly<Record<Tier, ThemeIcon>> = {
  breaks: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  clear: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
  likely: new ThemeIcon('lightbulb'),
  optional: new ThemeIcon('circle-outline'),
};

export const TIER_WORDS: Readonly<Record<Tier, string>> = {
  breaks: 'breaks the run or its result',
  clear: 'clear',
  likely: 'likely',
  optional: 'optional',
};

const AXIS_LOOKS: Readonly<Record<Axis, { readonly label: string; readonly icon: string }>> = {
  memory: { label: 'Memory', icon: 'server' },
  speed: { label: 'Speed', icon: 'dashboard' },
  cost: { label: 'Cost', icon: 'credit-card' },
  quality: { label: 'Quality', icon: 'verified' },
};

/** A row as VS Code draws it; names of techniques need the index. */
export const findingItem = (row: Row, by: Grouping, knowledge: Knowledge | undefined): TreeItem =>
  row.kind === 'group' ? groupItem(row, knowledge) : leafItem(row, by, knowledge);

function groupItem(row: GroupRow, knowledge: Knowledge | undefined): TreeItem {
  const count = row.findings.length;
  const item = new TreeItem('', TreeItemCollapsibleState.Expanded);
  if (row.uri) {
    const path = workspace.asRelativePath(row.uri);
    const cut = path.lastIndexOf('/');
    item.label = path.slice(cut + 1);
    item.description = [...(cut > 0 ? [path.slice(0, cut)] : []), String(count)].join(' · ');
    item.resourceUri = row.uri;
    item.iconPath = ThemeIcon.File;
  } else {
    const axis = row.by === 'axis' ? AXIS_LOOKS[row.id as Axis] : undefined;
    item.label = axis?.label ?? nameOf(row.id, knowledge);
    item.description = String(count);
    item.iconPath = new ThemeIcon(axis?.icon ?? 'lightbulb');
    if (!axis) item.contextValue = ITEMS.technique;
  }
  item.id = row.key;
  item.accessibilityInformation = { label: `${String(item.label)}, ${counted(count, 'finding')}` };
  return item;
}

function leafItem(row: FindingRow, by: Grouping, knowledge: Knowledge | undefined): TreeItem {
  const technique = nameOf(row.technique, knowledge);
  const file = workspace.asRelativePath(row.uri).split('/').at(-1) ?? '';
  const line = row.line + 1;
  const cell = row.cell === undefined ? undefined : { index: row.cell, line };
  const place = lineWords({ path: file, line, ...(cell && { cell }) });
  const inFile = cell ? `cell ${cell.index + 1}, line ${line}` : String(line);
  const item = new TreeItem(by === 'technique' ? place : technique, TreeItemCollapsibleState.None);
  item.id = row.key;
  item.description = by === 'technique' ? row.code : by === 'file' ? `${inFile}: ${row.code}` : place;
  item.iconPath = TIER_ICONS[row.tier];
  item.contextValue = ITEMS.finding;
  item.command = { command: COMMANDS.openFinding, title: 'Go to code', arguments: [row.place] };
  item.accessibilityInformation = {
    label: `${technique}, ${TIER_WORDS[row.tier]}, ${file}, ${cell ? inFile : `line ${line}`}: ${row.code}`,
  };
  return item;
}

const nameOf = (technique: string, knowledge: Knowledge | undefined): string =>
  oneLine(knowledge?.technique(technique)?.name ?? technique);

/** What a row says when the mouse rests on it. */
export function findingTooltip(row: Row, knowledge: Knowledge | undefined): MarkdownString {
  if (row.kind === 'group') return groupTooltip(row, knowledge);
  const { pattern, code, tier } = row;
  const tooltip = new MarkdownString('**').appendText(nameOf(row.technique, knowledge)).appendMarkdown('**  \n');
  tooltip.appendText(`${axesWords(pattern.axes)} · ${TIER_WORDS[tier]}`);
  tooltip.appendMarkdown('\n\n').appendText(pattern.message);
  tooltip.appendMarkdown('\n\n').appendText(pattern.why);
  return tooltip.appendCodeblock(code, 'python');
}

function groupTooltip(row: GroupRow, knowledge: Knowledge | undefined): MarkdownString {
  const count = counted(row.findings.length, 'finding');
  if (row.uri) return new MarkdownString().appendText(`${workspace.asRelativePath(row.uri)}: ${count}`);
  if (row.by === 'axis') return new MarkdownString().appendText(`${count} would make this better`);
  const summary = knowledge?.technique(row.id)?.summary ?? '';
  return new MarkdownString()
    .appendText(`${nameOf(row.id, knowledge)}: ${count}`)
    .appendMarkdown('\n\n')
    .appendText(summary);
}
