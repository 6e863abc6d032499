import {
  type Comparison,
  gains,
  type MeasuredAxis,
  type MeasuredSize,
  type Measurement,
} from '../knowledge/measurement.ts';
import { amountWords, timesWords } from './amounts.ts';

const SHORT: Readonly<Record<string, string>> = { bfloat16: 'bf16', float16: 'fp16', float32: 'fp32', float64: 'fp64' };

const GAINS: Readonly<Record<MeasuredAxis, string>> = { speed: 'faster', memory: 'less memory' };
const LOSSES: Readonly<Record<MeasuredAxis, string>> = { speed: 'slower', memory: 'more memory' };

/** What was measured over all sizes, gains, draws and losses: `3.8× to 28.7× faster, 1/6 to 1/768 of the memory`. */
export function measuredClaim({ sizes }: Measurement): string {
  const [speed, memory] = [sizes.map((size) => size.speed), sizes.map((size) => size.memory)];
  const isDraw = ({ outcome }: Comparison): boolean => outcome === 'draw';
  if (speed.every(isDraw))
    return memory.every(isDraw)
      ? 'No difference in time or memory'
      : join('No difference in time', memoryWords(memory));
  return join(speedWords(speed), memoryWords(memory), outOfMemoryWords(speed));
}

/** Between which sizes and on what it was measured. The date stands where there is room for it. */
export const measuredConditions = (measurement: Measurement): string =>
  join(
    sizeRange(measurement),
    measurement.training && 'forward and backward',
    dtypeWords(measurement),
    measurement.device,
    `PyTorch ${measurement.versions['torch']}`,
  );

export const dtypeWords = ({ dtypes }: Measurement): string => dtypes.map((type) => SHORT[type] ?? type).join(' and ');

/** A size by what sets it apart from the others: `1,024 tokens`. */
export const sizeWords = (size: MeasuredSize, measurement: Measurement): string =>
  parameterWords(size, varying(measurement));

/** What is the same at all sizes: `batch 1, 16 heads`. */
export function fixedWords(measurement: Measurement): string {
  const [first] = measurement.sizes;
  const others = varying(measurement);
  return parameterWords(
    first!,
    Object.keys(first!.parameters).filter((name) => !others.includes(name)),
  );
}

/** At which sizes there is a gain, where it is not at all of them; nothing where it is at all or at none. */
export function whereItGains(measurement: Measurement, axis: MeasuredAxis): string | undefined {
  const { sizes } = measurement;
  const gained = sizes.filter((size) => gains(size[axis]));
  if (gained.length === 0 || gained.length === sizes.length) return undefined;
  const verdict = (size: MeasuredSize): string => verdictOf(size[axis], axis);
  const others = [...new Set(sizes.map(verdict))].filter((one) => one !== GAINS[axis]);
  const first = sizes.indexOf(gained[0]!);
  if (others.length === 1 && sizes.slice(first).every((size) => gains(size[axis])))
    return capital(`${GAINS[axis]} from ${sizeWords(sizes[first]!, measurement)} on; below that, ${others[0]}.`);
  const sizesOf = (one: string): string =>
    sizes
      .filter((size) => verdict(size) === one)
      .map((size) => `at ${sizeWords(size, measurement)}`)
      .join(' and ');
  return capital(`${[GAINS[axis], ...others].map((one) => `${one} ${sizesOf(one)}`).join('; ')}.`);
}

function verdictOf(comparison: Comparison, axis: MeasuredAxis): string {
  if (gains(comparison)) return GAINS[axis];
  if (comparison.outcome === 'draw') return 'no difference that can be told apart';
  return comparison.outcome === 'loss' ? LOSSES[axis] : 'out of memory';
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function speedWords(speed: readonly Comparison[]): string {
  const gained = ratiosOf(speed, 'gain');
  const lost = ratiosOf(speed, 'loss').map((ratio) => 1 / ratio);
  return join(
    gained.length > 0 && `${rangeOf(gained, timesWords)} faster${at(gained.length, speed)}`,
    lost.length > 0 && `${rangeOf(lost, timesWords)} the time${at(lost.length, speed)}`,
  );
}

function memoryWords(memory: readonly Comparison[]): string {
  const gained = ratiosOf(memory, 'gain');
  const lost = ratiosOf(memory, 'loss').map((ratio) => 1 / ratio);
  const gone = memory.filter(({ outcome, ratio }) => outcome === 'gain' && ratio === undefined).length;
  const grown = memory.filter(({ outcome, ratio }) => outcome === 'loss' && ratio === undefined).length;
  return join(
    gained.length > 0 && `${fractions(gained)} of the memory${at(gained.length, memory)}`,
    gone > 0 && `no memory beyond the inputs${at(gone, memory)}`,
    lost.length > 0 && `${rangeOf(lost, timesWords)} the memory${at(lost.length, memory)}`,
    grown > 0 && `memory where none was needed${at(grown, memory)}`,
  );
}

function outOfMemoryWords(speed: readonly Comparison[]): string {
  const count = (outcome: Comparison['outcome']): number => speed.filter((one) => one.outcome === outcome).length;
  const [fits, fails, neither] = [count('fits'), count('fails'), count('neither')];
  return join(
    fits > 0 && `only the new code fits in memory${at(fits, speed)}`,
    fails > 0 && `only the old code fits in memory${at(fails, speed)}`,
    neither > 0 && `neither fits in memory${at(neither, speed)}`,
  );
}

const ratiosOf = (comparisons: readonly Comparison[], wanted: Comparison['outcome']): number[] =>
  comparisons.flatMap(({ outcome, ratio }) => (outcome === wanted && ratio !== undefined ? [ratio] : []));

const at = (count: number, all: readonly unknown[]): string =>
  count === all.length ? '' : ` at ${count} of ${all.length} sizes`;

/** `1/6 to 1/768`; in percent where less than half is saved. */
const fractions = (ratios: readonly number[]): string =>
  Math.max(...ratios) < 2
    ? rangeOf(
        ratios.map((ratio) => 100 / ratio),
        (percent) => `${Math.round(percent)} %`,
      )
    : rangeOf(ratios, (ratio) => `1/${amountWords(ratio)}`);

function rangeOf(ratios: readonly number[], words: (ratio: number) => string): string {
  const [low, high] = [words(Math.min(...ratios)), words(Math.max(...ratios))];
  return low === high ? low : `${low} to ${high}`;
}

/** Each parameter that sets sizes apart from its least to its most: `128 to 16,384 tokens`, `batch 1 to 512`. */
const sizeRange = (measurement: Measurement): string =>
  join(...varying(measurement).map((name) => oneRange(name, measurement)));

function oneRange(name: string, { sizes }: Measurement): string {
  const values = sizes.map(({ parameters }) => parameters[name]!);
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length) return `${nameWords(name)} ${[...new Set(values)].join(' or ')}`;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return isCounted(name)
    ? `${amountWords(low)} to ${oneParameter(name, high)}`
    : `${oneParameter(name, low)} to ${amountWords(high)}`;
}

const varying = ({ sizes }: Measurement): string[] =>
  Object.keys(sizes[0]!.parameters).filter((name) =>
    sizes.some(({ parameters }) => parameters[name] !== sizes[0]!.parameters[name]),
  );

const parameterWords = ({ parameters }: MeasuredSize, names: readonly string[]): string =>
  names.map((name) => oneParameter(name, parameters[name]!)).join(', ');

function oneParameter(name: string, value: number | string | boolean): string {
  const words = nameWords(name);
  if (typeof value !== 'number') return `${words} ${String(value)}`;
  if (!isCounted(name)) return `${words} ${amountWords(value)}`;
  return `${amountWords(value)} ${value === 1 ? words.replace(/(?<=ch|sh|x)es$|s$/, '') : words}`;
}

const nameWords = (name: string): string => name.replaceAll('_', ' ');

/** Parameters are named in the plural where they count things. */
const isCounted = (name: string): boolean => /[^s]s$/.test(name);

const join = (...parts: readonly (string | false)[]): string => parts.filter(Boolean).join(', ');
