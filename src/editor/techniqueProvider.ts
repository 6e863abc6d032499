import { Disposable, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { TechniqueFacts } from './techniqueFacts.ts';
import { changedCounts, countByTechnique } from './treeCounts.ts';
import { Delayed } from './treeDelay.ts';
import type { Sources } from './treeSources.ts';
import { techniqueItem, techniqueTooltip } from './treeTechniqueItem.ts';
import { type TechniqueRow, TechniqueRows } from './treeTechniques.ts';
import { placeRows, usedRow } from './treeUsed.ts';
import type { UsedTechniques } from './usedTechniques.ts';

const DELAY_MS = 200;

type Used = Pick<UsedTechniques, 'onDidChange' | 'placesOf' | 'techniques'>;

/** The rows of the view of techniques, with what the workspace says of each. */
export class TechniqueProvider implements TreeDataProvider<TechniqueRow> {
  readonly #changed = new EventEmitter<TechniqueRow | TechniqueRow[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #loaded = new EventEmitter<void>();
  /** The index was read: from now on it is known what filters leave. */
  readonly onDidLoad = this.#loaded.event;
  readonly #services: Sources;
  readonly #used: Used;
  readonly #facts: TechniqueFacts;
  readonly #owned: Disposable;
  #rows: TechniqueRows | undefined;
  /** What is said of the places of each technique in use, as one text. */
  #usedAs: ReadonlyMap<string, string> = new Map();

  constructor(services: Sources, used: Used, facts: TechniqueFacts) {
    this.#services = services;
    this.#used = used;
    this.#facts = facts;
    facts.found = this.#count();
    const update = new Delayed(DELAY_MS, () => this.#update());
    this.#owned = Disposable.from(
      this.#changed,
      this.#loaded,
      update,
      services.findings.onDidChange(update.soon),
      used.onDidChange(update.soon),
      facts.filters.onDidChange(() => this.#changed.fire(undefined)),
    );
  }

  async getChildren(row?: TechniqueRow): Promise<TechniqueRow[]> {
    const rows = await this.load();
    if (row?.kind === 'used') return placeRows(row.technique, row.places);
    const children = rows.childrenOf(row).filter((child) => this.#facts.shows(child));
    const places = row?.kind === 'technique' ? this.#used.placesOf(row.technique) : [];
    return row?.kind === 'technique' && places.length ? [usedRow(row.technique, places), ...children] : children;
  }

  getParent(row: TechniqueRow): TechniqueRow | undefined {
    if (row.kind === 'used') return this.#rows?.technique(row.technique);
    if (row.kind === 'place') return usedRow(row.technique, this.#used.placesOf(row.technique));
    return this.#rows?.parentOf(row);
  }

  getTreeItem(row: TechniqueRow): TreeItem {
    return techniqueItem(row, this.#facts.seen(row), this.#facts.filters.ids.length > 0);
  }

  resolveTreeItem(item: TreeItem, row: TechniqueRow): TreeItem {
    item.tooltip = techniqueTooltip(row, this.#facts.seen(row));
    return item;
  }

  /** The row of a technique. */
  async find(technique: string): Promise<TechniqueRow | undefined> {
    return (await this.load()).technique(technique);
  }

  /** Reads the index, once. */
  async load(): Promise<TechniqueRows> {
    const knowledge = await this.#services.knowledge();
    // Only now: of two who wait for the index, the second has to get the rows of the first.
    if (!this.#rows) {
      this.#facts.knowledge = knowledge;
      this.#rows = new TechniqueRows(knowledge);
      this.#loaded.fire();
    }
    return this.#rows;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #count(): ReadonlyMap<string, number> {
    const { findings, patterns } = this.#services;
    return countByTechnique(findings.entries(), patterns);
  }

  /** Draws the rows again of which something else is to be said, and no others, so that nothing flickers. */
  #update(): void {
    const [found, usedAs] = [this.#facts.found, this.#usedAs];
    this.#facts.found = this.#count();
    this.#usedAs = this.#usedNow();
    const changed = [...new Set([...changedCounts(found, this.#facts.found), ...changedCounts(usedAs, this.#usedAs)])];
    const rows = changed.flatMap((technique) => this.#rows?.shown(technique) ?? []);
    // What filters leave may be other rows now.
    if (changed.length && this.#facts.filters.ids.length) this.#changed.fire(undefined);
    else if (rows.length) this.#changed.fire([...new Set(rows)]);
  }

  #usedNow(): ReadonlyMap<string, string> {
    const asText = (technique: string): string =>
      this.#used
        .placesOf(technique)
        .map(({ place, line, code }) => `${place.uri} ${line} ${place.start} ${code}`)
        .join('\n');
    return new Map([...this.#used.techniques()].map((technique) => [technique, asText(technique)]));
  }
}
