import type { Axis } from './axes.ts';

/** One side of a pair at one size: times of a call in seconds, bytes at its peak beyond the inputs. */
export type Side =
  | { readonly seconds: number; readonly quartiles: readonly [number, number]; readonly peakBytes: number }
  | { readonly outOfMemory: true };

/** What the technique did to one axis: a draw where nothing can be told apart, `fits` where only the code before ran out of memory, `fails` where only the code after did. */
export type Outcome = 'gain' | 'draw' | 'loss' | 'fits' | 'fails' | 'neither';

/** Before against after on one axis; above 1 is better. No ratio where a side ran out of memory or took no memory at all. */
export interface Comparison {
  readonly outcome: Outcome;
  readonly ratio?: number;
}

/** Relative differences of what both sides gave; null where all of before is zero. */
export interface Difference {
  readonly outputs: number | null;
  readonly gradients?: number | null;
}

export interface MeasuredSize {
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  readonly before: Side;
  readonly after: Side;
  readonly speed: Comparison;
  readonly memory: Comparison;
  /** Absent where a side ran out of memory. */
  readonly difference?: Difference;
}

/** Code before and after a technique, measured at several sizes on one device. */
export interface Measurement {
  readonly pair: string;
  /** One sentence: what against what. */
  readonly compares: string;
  /** Whether each call was followed by its backward pass. */
  readonly training: boolean;
  readonly date: string;
  readonly device: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Types of the numbers that went in: `bfloat16`. */
  readonly dtypes: readonly string[];
  /** From small to large. */
  readonly sizes: readonly MeasuredSize[];
}

/** The axes that are measured, as they are told. */
export const MEASURED_AXES = ['speed', 'memory'] as const satisfies readonly Axis[];
export type MeasuredAxis = (typeof MEASURED_AXES)[number];

export const gains = ({ outcome }: Comparison): boolean => outcome === 'gain' || outcome === 'fits';

export const loses = ({ outcome }: Comparison): boolean => outcome === 'loss' || outcome === 'fails';

/** Whether the technique gained on an axis at some size. */
export const gainsOn = ({ sizes }: Measurement, axis: MeasuredAxis): boolean => sizes.some((size) => gains(size[axis]));

/** The size in the middle; of two the smaller one, which promises less. */
export const middleOf = ({ sizes }: Measurement): MeasuredSize => sizes[Math.floor((sizes.length - 1) / 2)]!;
