import { version } from '../../../package.json';
import type { CompiledSearch } from '../search/compiledSearch.ts';
import type { ErrorMessage } from './errorMessage.ts';
import type { Paper } from './paper.ts';
import type { PatternCard } from './patternCard.ts';
import type { Category, Technique } from './technique.ts';

/** Raised whenever the shape below changes. */
const SCHEMA = 4;

/** What an index must say it is: its shape and the release it was compiled for. */
export const INDEX_VERSION = `${SCHEMA}/${version}`;

/** The content of `knowledge.json`. */
export interface CompiledKnowledge {
  readonly version: string;
  readonly categories: readonly Category[];
  /** In the order of their categories, then by name. */
  readonly techniques: readonly Technique[];
  /** By id. */
  readonly papers: readonly Paper[];
  /** By id. */
  readonly patterns: readonly PatternCard[];
  /** Ids that patterns had once → the technique that speaks of it now. */
  readonly dropped: Readonly<Record<string, string>>;
  /** By id. */
  readonly errors: readonly ErrorMessage[];
  readonly search: CompiledSearch;
}
