import { Disposable, EventEmitter, type Memento, window } from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { Finding } from '../core/patterns/finding.ts';
import type { Baselines } from './baselines.ts';
import { ChosenFilters } from './chosenFilters.ts';
import type { CurrentFile } from './currentFile.ts';
import { type Filter, narrowedBy } from './filters.ts';
import { CURRENT_FILE, OPEN_FILES, type FilteredFinding, FINDING_FILTERS } from './findingFilters.ts';
import { narrowed } from './narrowed.ts';
import { pathsInTabs } from './openTabs.ts';
import type { FileFindings } from './services.ts';
import { SinceBaseline } from './sinceBaseline.ts';
import type { Sources } from './treeSources.ts';
import { tierOf } from './visible.ts';

const KEY = 'findings.filters';

interface ShownSources extends Sources {
  readonly current: Pick<CurrentFile, 'uri' | 'onDidChange'>;
}

/** The findings that pass the filters of the view: what it lists, and what one steps through. */
export class ShownFindings implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly filters: ChosenFilters;
  readonly #services: ShownSources;
  readonly #baselines: Pick<Baselines, 'load'> | undefined;
  readonly #since: SinceBaseline;
  readonly #openPaths: () => ReadonlySet<string>;
  readonly #owned: Disposable;
  #inTabs: ReadonlySet<string> | undefined;
  #knowledge: Knowledge | undefined;
  #reading: Promise<void> | undefined;
  #readingBaselines: Promise<void> | undefined;

  /** @param baselines without them everything is new; @param openPaths of the files that count as open */
  constructor(
    services: ShownSources,
    memento: Memento,
    baselines?: Pick<Baselines, 'load' | 'of' | 'onDidChange'>,
    openPaths: () => ReadonlySet<string> = pathsInTabs,
  ) {
    this.#services = services;
    this.#openPaths = openPaths;
    this.#baselines = baselines;
    this.#since = new SinceBaseline(baselines ?? { of: () => undefined });
    this.filters = new ChosenFilters(KEY, memento);
    this.#owned = Disposable.from(
      this.#changed,
      this.filters,
      this.filters.onDidChange(() => this.#changed.fire()),
      services.findings.onDidChange(() => this.#changed.fire()),
      baselines?.onDidChange(() => this.#baselinesChanged()) ?? new Disposable(() => undefined),
      window.tabGroups.onDidChangeTabs(() => {
        this.#inTabs = undefined;
        if (this.filters.ids.includes(OPEN_FILES)) this.#changed.fire();
      }),
      services.current.onDidChange(() => {
        if (this.filters.ids.includes(CURRENT_FILE)) this.#changed.fire();
      }),
    );
  }

  /** The files with what is shown of them, in the order of their URIs. */
  entries(): FileFindings[] {
    const { ids } = this.filters;
    const files = [...this.#services.findings.entries()];
    if (!ids.length) return files;
    const keeps = narrowedBy(FINDING_FILTERS, ids);
    return files.map((file) => narrowed(file, (finding) => keeps(this.#ask(file, finding))));
  }

  /** How many findings there are, and how many of them are shown. */
  count(): { readonly shown: number; readonly all: number } {
    return { shown: sumOf(this.entries()), all: sumOf(this.#services.findings.entries()) };
  }

  /** How many findings a filter would show by itself. */
  countOf(filter: Filter<FilteredFinding>): number {
    let count = 0;
    for (const file of this.#services.findings.entries())
      count += file.analysis.findings.filter((finding) => filter.keeps(this.#ask(file, finding))).length;
    return count;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #ask(file: FileFindings, finding: Finding): FilteredFinding {
    const { patterns } = this.#services;
    const technique = patterns.get(finding.pattern)?.technique;
    const isRun = (): boolean => this.#isRun(technique);
    const isNew = (): boolean => this.#isNew(file, finding);
    const isOpen = (): boolean => (this.#inTabs ??= this.#openPaths()).has(file.uri.path);
    return {
      isCurrent: this.#services.current.uri?.toString() === file.uri.toString(),
      get isOpen() {
        return isOpen();
      },
      tier: tierOf(finding, patterns),
      // Only who asks for it needs the index.
      get hasFix() {
        return isRun();
      },
      get isNew() {
        return isNew();
      },
    };
  }

  /** Whether code of a technique's page was run. Until the index is read all count: nothing hides for want of knowing. */
  #isRun(technique = ''): boolean {
    this.#reading ??= this.#services.knowledge().then(
      (knowledge) => {
        this.#knowledge = knowledge;
        this.#changed.fire();
      },
      // Who shows the index says what is wrong with it.
      () => undefined,
    );
    return this.#knowledge?.technique(technique)?.how.some(({ mark }) => mark === 'run') ?? !this.#knowledge;
  }

  /** Whether a baseline lacks a finding. Until baselines are read everything counts as new, as above. */
  #isNew(file: FileFindings, finding: Finding): boolean {
    this.#readingBaselines ??= this.#baselines?.load().then(() => this.#baselinesChanged());
    return this.#since.isNew(file, finding);
  }

  #baselinesChanged(): void {
    this.#since.forget();
    this.#changed.fire();
  }
}

const sumOf = (files: Iterable<FileFindings>): number => {
  let sum = 0;
  for (const { analysis } of files) sum += analysis.findings.length;
  return sum;
};
