import type { Axes } from './axes.ts';
import type { Measurement } from './measurement.ts';

export interface Category {
  readonly id: string;
  readonly name: string;
  /** One sentence for the tree's tooltip. */
  readonly summary: string;
}

/** A figure with its conditions and its source. `paper`: as the abstract states it; `measured`: by us. */
export interface Evidence {
  readonly kind: 'paper' | 'measured' | 'measured-plain' | 'not-measured';
  /** Paper id, when `kind` is `paper`. */
  readonly paper?: string;
  /** `7.5x faster`, `-69 % memory`; for `not-measured` the reason. */
  readonly claim: string;
  /** The conditions: model, sizes, hardware, baseline. */
  readonly conditions: string;
  readonly axis: 'memory' | 'speed' | 'cost' | 'quality';
  /** Ratio against the baseline as a number where the source gives one (2 = twice as good), for charts. */
  readonly ratio?: number;
  /** True when it did not help or made things worse. */
  readonly counter: boolean;
  /** Ids of the technique's patterns that the figure is about; absent: of a paper's figure none, of a measured one all. */
  readonly patterns?: readonly string[];
  /** What a pair gave at each size: claim, conditions and ratio (that of the middle size) are taken from it. */
  readonly measurement?: Measurement;
}

/** How to do it with one framework. `run`: we ran it; `read`: from a documentation page of that version. */
export interface Variant {
  readonly framework: string;
  readonly mark: 'run' | 'read';
  /** Documentation page, address and version; or date, versions and device of the run. */
  readonly source: string;
  readonly markdown: string;
}

export interface ListedPaper {
  readonly id: string;
  readonly why: string;
}

export interface Technique {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** One sentence that says what it is. */
  readonly summary: string;
  readonly axes: Axes;
  readonly inCode: boolean;
  readonly frameworks: readonly { readonly name: string; readonly versions: string }[];
  readonly papers: readonly ListedPaper[];
  readonly evidence: readonly Evidence[];
  readonly combinesWith: readonly string[];
  readonly excludes: readonly string[];
  /** Other names people search by. */
  readonly aliases: readonly string[];
  /** What somebody sees or asks who does not know the technique's name, in their words. */
  readonly symptoms: readonly string[];
  /** API names that lead here: search resolves code to them and a hover on them points here. */
  readonly names: readonly string[];
  readonly checked: string;
  /** Sections, as Markdown. */
  readonly what: string;
  readonly why: string;
  readonly how: readonly Variant[];
  readonly whenNot: string;
  readonly measure: string;
}
