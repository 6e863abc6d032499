import type { Difference, Measurement, Side } from '../../../core/knowledge/measurement.ts';
import { bytesWords, secondsWords } from '../../../core/words/amounts.ts';
import { comparisonWords } from '../../../core/words/comparisonWords.ts';
import { sizeWords } from '../../../core/words/measuredWords.ts';
import { html, type Html } from '../html.ts';
import { table } from '../table.ts';

const COLUMNS = ['Size', 'Before', 'After', 'Speed', 'Memory', 'Difference'];

/** Every size in numbers: medians with their quartiles, bytes, and how far the results are apart. */
export const sizeTable = (measurement: Measurement): Html =>
  table(
    'By size',
    COLUMNS.map((title) => ({ title })),
    measurement.sizes.map((size) => [
      sizeWords(size, measurement),
      time(size.before),
      time(size.after),
      comparisonWords(size.speed, 'speed'),
      `${memory(size.before)} → ${memory(size.after)}: ${comparisonWords(size.memory, 'memory')}`,
      difference(size.difference),
    ]),
    { shown: true },
  );

/** How to read the tables. */
export const SIZE_TABLE_NOTE =
  'Time is the median of a call, with its quartiles: where those overlap, or less than 5 % lies between, it is a draw. ' +
  'Memory is the most that is allocated during a call, beyond the inputs. Difference is relative, the largest over all results.';

const time = (side: Side): string | Html => {
  if ('outOfMemory' in side) return 'out of memory';
  const [low, high] = side.quartiles.map(secondsWords);
  return html`${secondsWords(side.seconds)} <span class="muted">(${low} to ${high})</span>`;
};

const memory = (side: Side): string => ('outOfMemory' in side ? 'out of memory' : bytesWords(side.peakBytes));

function difference(apart: Difference | undefined): string {
  if (!apart) return 'not comparable';
  const { outputs, gradients } = apart;
  return gradients === undefined ? relative(outputs) : `${relative(outputs)}, gradients ${relative(gradients)}`;
}

const relative = (value: number | null): string => {
  if (value === null) return 'from zero';
  return value === 0 ? 'none' : String(Number(value.toPrecision(2)));
};
