import {
  commands,
  Disposable,
  EventEmitter,
  type Memento,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
  workspace,
} from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import { setting } from './configuration.ts';
import { filterWords } from './filters.ts';
import { FINDING_FILTERS } from './findingFilters.ts';
import { findingsWords } from './findingsWords.ts';
import { COMMANDS, CONTEXT, PREFIX, VIEWS } from './ids.ts';
import type { Contribution, Services } from './services.ts';
import type { Sources } from './treeSources.ts';
import { shows } from './settings.ts';
import { counted } from './treeCounts.ts';
import { Delayed } from './treeDelay.ts';
import { findingItem, findingTooltip } from './treeFindingItem.ts';
import { groupFindings, type Grouping, GROUPINGS, type GroupRow, type Row } from './treeFindings.ts';
import { tierOf } from './visible.ts';

const KEY = 'findings.groupBy';
const DELAY_MS = 150;

/** The view of all findings, hints and optional ones among them, which VS Code lists nowhere. */
export const findingsTree: Contribution = (services) => {
  const { context, findings, shown } = services;
  const provider = new FindingsTree({ ...services, findings: shown }, context.workspaceState);
  const view = window.createTreeView(VIEWS.findings, { treeDataProvider: provider, showCollapseAll: true });
  const label = (): void => {
    const { ids } = shown.filters;
    const { shown: left, all } = shown.count();
    Object.assign(view, findingsWords(provider.groupBy, ids, left, all));
    const isAllHidden = all > 0 && left === 0;
    setContexts({
      groupBy: provider.groupBy,
      filtered: filterWords(FINDING_FILTERS, ids) !== '',
      allHidden: isAllHidden,
    });
  };
  // After as long as the rows take, so that no text of an empty view shows up between.
  const tell = new Delayed(DELAY_MS, () => {
    label();
    showBadge(view, services);
  });
  const group = (command: string, by: Grouping): Disposable =>
    commands.registerCommand(command, async () => {
      await provider.group(by);
      label();
    });
  label();
  tell.soon();
  return Disposable.from(
    view,
    provider,
    tell,
    findings.onDidChange(tell.soon),
    shown.onDidChange(tell.soon),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(PREFIX)) tell.soon();
    }),
    group(COMMANDS.groupByTechnique, 'technique'),
    group(COMMANDS.groupByFile, 'file'),
    group(COMMANDS.groupByAxis, 'axis'),
  );
};

const setContexts = (values: Readonly<Partial<Record<keyof typeof CONTEXT, unknown>>>): void => {
  for (const [name, value] of Object.entries(values))
    void commands.executeCommand('setContext', CONTEXT[name as keyof typeof CONTEXT], value);
};

/** The number of findings that are worth one, by the setting; nothing at all where there is none. */
function showBadge(
  view: Pick<TreeView<unknown>, 'badge'>,
  { findings, patterns }: Pick<Services, 'findings' | 'patterns'>,
): void {
  let value = 0;
  for (const { uri, analysis } of findings.entries()) {
    const shown = setting('badge', uri);
    value += analysis.findings.filter((finding) => shows(shown, tierOf(finding, patterns))).length;
  }
  view.badge = value ? { value, tooltip: `${counted(value, 'inefficiency', 'inefficiencies')} found` } : undefined;
}

export class FindingsTree implements TreeDataProvider<Row> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #services: Sources;
  readonly #memento: Memento;
  readonly #owned: Disposable;
  #groups: readonly GroupRow[] | undefined;
  #drawn = '';
  #knowledge: Knowledge | undefined;

  constructor(services: Sources, memento: Memento) {
    this.#services = services;
    this.#memento = memento;
    const refresh = new Delayed(DELAY_MS, () => this.#refresh());
    this.#owned = Disposable.from(this.#changed, refresh, services.findings.onDidChange(refresh.soon));
  }

  get groupBy(): Grouping {
    const kept = this.#memento.get<unknown>(KEY);
    return GROUPINGS.find((grouping) => grouping === kept) ?? 'technique';
  }

  async group(by: Grouping): Promise<void> {
    await this.#memento.update(KEY, by);
    this.#refresh();
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row) return row.kind === 'group' ? [...row.findings] : [];
    // The index is large; whoever looks at an empty view does not need it.
    if ((this.#groups ??= this.#group()).length) this.#knowledge ??= await this.#services.knowledge();
    const groups = this.#groups;
    this.#drawn = pictureOf(groups);
    return [...groups];
  }

  getParent(row: Row): Row | undefined {
    return row.kind === 'finding' ? this.#groups?.find(({ key }) => row.key.startsWith(`${key}/`)) : undefined;
  }

  getTreeItem(row: Row): TreeItem {
    return findingItem(row, this.groupBy, this.#knowledge);
  }

  resolveTreeItem(item: TreeItem, row: Row): TreeItem {
    item.tooltip = findingTooltip(row, this.#knowledge);
    return item;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #group(): GroupRow[] {
    const { findings, patterns } = this.#services;
    return groupFindings(findings.entries(), patterns, this.groupBy);
  }

  /** Draws the view again where it would look otherwise than it does; rows keep their ids, so that nothing closes. */
  #refresh(): void {
    this.#groups = this.#group();
    if (pictureOf(this.#groups) !== this.#drawn) this.#changed.fire(undefined);
  }
}

/** All that the view shows and hands on, as one text. */
const pictureOf = (groups: readonly GroupRow[]): string =>
  groups
    .flatMap(({ key, findings }) => [
      key,
      ...findings.map((row) => `${row.key} ${row.line} ${row.place.start} ${row.code}`),
    ])
    .join('\n');
