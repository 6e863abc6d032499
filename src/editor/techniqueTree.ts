import { commands, Disposable, EventEmitter, type TreeDataProvider, type TreeItem, window } from 'vscode';
import { COMMANDS, VIEWS } from './ids.ts';
import type { Contribution } from './services.ts';
import type { Sources } from './treeSources.ts';
import { changedCounts, countByTechnique } from './treeCounts.ts';
import { Delayed } from './treeDelay.ts';
import { techniqueItem, techniqueTooltip } from './treeTechniqueItem.ts';
import { type TechniqueRow, TechniqueRows } from './treeTechniques.ts';

const DELAY_MS = 200;

/** The view of all techniques, with how often each was found in the workspace. */
export const techniqueTree: Contribution = (services) => {
  const provider = new TechniqueTree(services);
  const view = window.createTreeView(VIEWS.techniques, { treeDataProvider: provider, showCollapseAll: true });
  return Disposable.from(
    view,
    provider,
    commands.registerCommand(COMMANDS.revealTechnique, async (id?: unknown) => {
      const row = typeof id === 'string' ? await provider.find(id) : undefined;
      if (row) await view.reveal(row, { select: true, focus: true, expand: false });
    }),
  );
};

export class TechniqueTree implements TreeDataProvider<TechniqueRow> {
  readonly #changed = new EventEmitter<TechniqueRow | TechniqueRow[]>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #services: Sources;
  readonly #owned: Disposable;
  #rows: TechniqueRows | undefined;
  #counts: ReadonlyMap<string, number>;

  constructor(services: Sources) {
    this.#services = services;
    this.#counts = this.#count();
    const recount = new Delayed(DELAY_MS, () => this.#recount());
    this.#owned = Disposable.from(this.#changed, recount, services.findings.onDidChange(recount.soon));
  }

  async getChildren(row?: TechniqueRow): Promise<TechniqueRow[]> {
    const knowledge = await this.#services.knowledge();
    // Only now: of two who wait for the index, the second has to get the rows of the first.
    this.#rows ??= new TechniqueRows(knowledge);
    return [...this.#rows.childrenOf(row)];
  }

  getParent(row: TechniqueRow): TechniqueRow | undefined {
    return this.#rows?.parentOf(row);
  }

  getTreeItem(row: TechniqueRow): TreeItem {
    return techniqueItem(row, this.#foundIn(row));
  }

  resolveTreeItem(item: TreeItem, row: TechniqueRow): TreeItem {
    item.tooltip = techniqueTooltip(row, this.#foundIn(row));
    return item;
  }

  /** The row of a technique. */
  async find(technique: string): Promise<TechniqueRow | undefined> {
    await this.getChildren();
    return this.#rows?.technique(technique);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #foundIn(row: TechniqueRow): number {
    if (row.kind === 'technique') return this.#counts.get(row.technique) ?? 0;
    if (row.kind !== 'category') return 0;
    const below = this.#rows?.childrenOf(row) ?? [];
    return below.reduce((sum, child) => (child.kind === 'technique' ? sum + this.#foundIn(child) : sum), 0);
  }

  #count(): ReadonlyMap<string, number> {
    const { findings, patterns } = this.#services;
    return countByTechnique(findings.entries(), patterns);
  }

  /** Draws the rows again whose counts differ, and no others, so that nothing flickers. */
  #recount(): void {
    const before = this.#counts;
    this.#counts = this.#count();
    const rows = changedCounts(before, this.#counts).flatMap((technique) => this.#rows?.shown(technique) ?? []);
    if (rows.length) this.#changed.fire([...new Set(rows)]);
  }
}
