/** A side of a pair: seconds in ms with quartiles 1 % around, peak in MiB. */
export const side = (ms: number, mib: number, spread = 0.01): object => ({
  seconds: ms / 1000,
  quartiles: [(ms * (1 - spread)) / 1000, (ms * (1 + spread)) / 1000],
  samples: 5,
  calls: 1,
  peakBytes: mib * 2 ** 20,
});

export const OUT_OF_MEMORY = { outOfMemory: true };

const apart = (relative: number): object => ({ relative, absolute: relative });

/** A size of a pair; `parameters` set it apart. */
export const size = (parameters: object, before: object, after: object): object => {
  const ran = !('outOfMemory' in before) && !('outOfMemory' in after);
  return {
    parameters: { batch: 1, ...parameters },
    inputs: { x: 'bfloat16 [1, 8]', ids: 'int64 [1]' },
    inputBytes: 16,
    inputSets: 1,
    before,
    after,
    difference: ran ? { outputs: apart(0.0036), gradients: apart(0.0049), allowed: 0.016, within: true } : null,
  };
};

/** A draw, two gains, and a size that fits only after. */
export const SIZES: readonly object[] = [
  size({ tokens: 128 }, side(1, 2, 0.2), side(0.9, 2, 0.2)),
  size({ tokens: 1024 }, side(4, 96), side(1, 2)),
  size({ tokens: 16_384 }, side(70, 1536), side(2.5, 2)),
  size({ tokens: 65_536 }, OUT_OF_MEMORY, side(40, 8)),
];

/** The record of a measured pair as the harness writes it. */
export const recordOf = (over: object = {}): object => ({
  version: 1,
  technique: 'fused-attention',
  pair: 'scores-by-hand',
  compares: 'Scores written out, against one call.',
  kind: 'measured-plain',
  patterns: ['attention-scores-materialized'],
  risk: 'rounding',
  training: true,
  date: '2026-11-23',
  device: 'a device',
  host: 'a processor',
  versions: { python: '3.12', torch: '2.11.0', cuda: '13.0' },
  sha256: { pair: '0'.repeat(64), harness: '0'.repeat(64) },
  sizes: SIZES,
  ...over,
});

export const PAIR_FILE = 'techniques/fused-attention/pairs/scores-by-hand.json';

export const pairFile = (over: object = {}): Record<string, string> => ({
  [PAIR_FILE]: JSON.stringify(recordOf(over)),
});
