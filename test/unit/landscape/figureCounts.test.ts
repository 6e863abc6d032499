import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/core/knowledge/technique.ts';
import { allFigures, figureCounts } from '../../../src/core/landscape/figureCounts.ts';

const figure = (kind: Evidence['kind'], counter = false): Evidence => ({
  kind,
  claim: 'twice as fast',
  conditions: 'H100',
  axis: 'speed',
  counter,
});

describe('counts of figures', () => {
  it('counts losses and draws by themselves, whatever their source, and reasons not at all', () => {
    const counts = figureCounts([
      figure('paper'),
      figure('paper'),
      figure('paper', true),
      figure('measured'),
      figure('measured', true),
      figure('measured-plain'),
      figure('not-measured'),
      figure('not-measured', true),
    ]);
    assert.deepEqual(counts, { measured: 1, 'measured-plain': 1, paper: 2, against: 2 });
    assert.equal(allFigures(counts), 6);
  });
});
