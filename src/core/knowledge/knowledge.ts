import { INDEX_VERSION, type CompiledKnowledge } from './compiled.ts';
import type { CompiledSearch } from '../search/compiledSearch.ts';
import type { ErrorMessage } from './errorMessage.ts';
import type { Paper } from './paper.ts';
import type { PatternCard } from './patternCard.ts';
import { foldId } from './spelling.ts';
import type { Category, Technique } from './technique.ts';

/** The category and the prefix of papers that are not about efficiency. */
export const OUTSIDE = 'outside-efficiency';

/** A paper where a technique lists it; `why` is absent when the paper names the technique but is not listed there. */
export interface PaperOfTechnique {
  readonly paper: Paper;
  readonly why?: string;
}

/** A subject outside efficiency, with its papers. */
export interface Topic {
  readonly id: string;
  readonly papers: readonly Paper[];
}

/** The compiled index with its links followed. Every lookup takes either spelling (`-ise`, `-ize`) and any case. */
export class Knowledge {
  readonly version: string;
  readonly categories: readonly Category[];
  readonly techniques: readonly Technique[];
  readonly papers: readonly Paper[];
  readonly patterns: readonly PatternCard[];
  readonly dropped: CompiledKnowledge['dropped'];
  readonly errors: readonly ErrorMessage[];
  readonly search: CompiledSearch;

  readonly #categories: ReadonlyMap<string, Category>;
  readonly #techniques: ReadonlyMap<string, Technique>;
  readonly #papers: ReadonlyMap<string, Paper>;
  readonly #patterns: ReadonlyMap<string, PatternCard>;
  readonly #dropped: ReadonlyMap<string, string>;
  readonly #papersByTag: ReadonlyMap<string, readonly Paper[]>;
  readonly #patternsByTechnique: ReadonlyMap<string, readonly PatternCard[]>;
  readonly #techniquesByCategory: ReadonlyMap<string, readonly Technique[]>;
  #techniquesByName: ReadonlyMap<string, readonly Technique[]> | undefined;

  constructor(index: CompiledKnowledge) {
    this.version = index.version;
    this.categories = index.categories;
    this.techniques = index.techniques;
    this.papers = index.papers;
    this.patterns = index.patterns;
    this.dropped = index.dropped;
    this.errors = index.errors;
    this.search = index.search;
    this.#categories = byId(index.categories);
    this.#techniques = byId(index.techniques);
    this.#papers = byId(index.papers);
    // Ids are written after aliases, so that an id is never hidden by another pattern's alias.
    const aliased = index.patterns.flatMap((pattern) => pattern.aliases.map((id) => ({ id, pattern })));
    this.#patterns = new Map([
      ...aliased.map(({ id, pattern }) => [foldId(id), pattern] as const),
      ...byId(index.patterns),
    ]);
    this.#dropped = new Map(Object.entries(index.dropped).map(([id, technique]) => [foldId(id), technique]));
    this.#papersByTag = groupBy(index.papers, (paper) => paper.techniques);
    this.#patternsByTechnique = groupBy(index.patterns, (pattern) => [pattern.technique]);
    this.#techniquesByCategory = groupBy(index.techniques, (technique) => [technique.category]);
  }

  category(id: string): Category | undefined {
    return this.#categories.get(foldId(id));
  }

  technique(id: string): Technique | undefined {
    return this.#techniques.get(foldId(id));
  }

  paper(id: string): Paper | undefined {
    return this.#papers.get(foldId(id));
  }

  /** By id or by an alias of it. */
  pattern(id: string): PatternCard | undefined {
    return this.#patterns.get(foldId(id));
  }

  /** The technique that speaks of what a pattern told that is dropped, by the id of that pattern. */
  insteadOf(pattern: string): string | undefined {
    return this.#dropped.get(foldId(pattern));
  }

  /** The technique that a pattern leads to. */
  techniqueOf(pattern: string): Technique | undefined {
    const card = this.pattern(pattern);
    return card && this.technique(card.technique);
  }

  techniquesIn(category: string): readonly Technique[] {
    return this.#techniquesByCategory.get(foldId(category)) ?? [];
  }

  patternsOf(technique: string): readonly PatternCard[] {
    return this.#patternsByTechnique.get(foldId(technique)) ?? [];
  }

  /** First the papers that the technique lists, in its order; then the others that name it, newest first. */
  papersOf(technique: string): readonly PaperOfTechnique[] {
    const room = this.technique(technique);
    if (!room) return [];
    const listed: PaperOfTechnique[] = [];
    const seen = new Set<string>();
    for (const { id, why } of room.papers) {
      const paper = this.paper(id);
      if (!paper) continue;
      listed.push({ paper, why });
      seen.add(paper.id);
    }
    const others = (this.#papersByTag.get(foldId(room.id)) ?? []).filter((paper) => !seen.has(paper.id));
    others.sort((a, b) => b.year - a.year || compare(a.id, b.id));
    return [...listed, ...others.map((paper) => ({ paper }))];
  }

  /** Techniques of a paper, most specific first; none for papers outside efficiency. */
  techniquesOf(paper: Paper): readonly Technique[] {
    return paper.techniques.flatMap((id) => this.technique(id) ?? []);
  }

  /** The subjects outside efficiency, by id, without their prefix. */
  get topics(): readonly Topic[] {
    const topics: Topic[] = [];
    for (const [tag, papers] of this.#papersByTag) {
      if (tag.startsWith(`${OUTSIDE}/`)) topics.push({ id: tag.slice(OUTSIDE.length + 1), papers });
    }
    return topics.sort((a, b) => compare(a.id, b.id));
  }

  /**
   * The techniques that an API name leads to: `torch.utils.data.DataLoader` in full or any ending of it that starts at
   * a dot (`data.DataLoader`, `DataLoader`). Case matters, as it does in code.
   */
  techniquesNaming(name: string): readonly Technique[] {
    this.#techniquesByName ??= groupBy(this.techniques, (technique) => technique.names.flatMap(endings), String);
    return this.#techniquesByName.get(name) ?? [];
  }
}

/**
 * Reads `knowledge.json`, given as text or parsed.
 *
 * @throws Error when it is not an index, or one of another version.
 */
export function readKnowledge(json: unknown): Knowledge {
  const index = typeof json === 'string' ? parse(json) : json;
  if (typeof index !== 'object' || index === null || !('version' in index)) {
    throw new Error('The knowledge index cannot be read: it is not a compiled index. Build or install it again.');
  }
  if (index.version !== INDEX_VERSION) {
    throw new Error(
      `The knowledge index is of version ${String(index.version)}, this program needs ${INDEX_VERSION}. ` +
        'Build or install it again.',
    );
  }
  return new Knowledge(index as CompiledKnowledge);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** `a.b.c` → `a.b.c`, `b.c`, `c`. */
function endings(name: string): string[] {
  const parts = name.split('.');
  return parts.map((_, i) => parts.slice(i).join('.'));
}

function byId<T extends { readonly id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [foldId(record.id), record]));
}

function groupBy<T>(
  records: readonly T[],
  keysOf: (record: T) => readonly string[],
  fold: (key: string) => string = foldId,
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    for (const key of new Set(keysOf(record).map(fold))) {
      const group = groups.get(key);
      if (group) group.push(record);
      else groups.set(key, [record]);
    }
  }
  return groups;
}

/** By code unit, so that the order does not depend on the machine's language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
