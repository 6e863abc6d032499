import assert from 'node:assert/strict';
import type { Lens } from '../../../src/core/lens.ts';
import { FAKE_LENS, runOver } from './fakeHost.ts';

const PRACTICE = {
  id: 'attention-fused',
  technique: 'fused-attention',
  message: 'Attention is fused.',
  words: [],
  shapes: [],
};
/** Sees a practice wherever `fused` stands. */
const LENS: Lens = {
  ...FAKE_LENS,
  practices: ({ text }) =>
    Array.from(text.matchAll(/fused/g), ({ index }) => ({
      practice: PRACTICE,
      region: { start: index, end: index + 5 },
    })),
};
const FILES = { 'a.py': 'x\nfused\nfused\n', 'b.py': 'fused\n', 'c.py': 'x\n', 'n.ipynb': '{}' };

describe('practices', () => {
  it('are listed with their places', async () => {
    const ran = await runOver(FILES, ['practices', '--format', 'json'], { lens: LENS });
    assert.equal(ran.code, 0);
    assert.deepEqual(JSON.parse(ran.out), [
      {
        practice: 'attention-fused',
        technique: 'fused-attention',
        message: 'Attention is fused.',
        places: [
          { path: 'a.py', line: 2 },
          { path: 'a.py', line: 3 },
          { path: 'b.py', line: 1 },
        ],
      },
    ]);
  });

  it('are a line each for people', async () => {
    const { out } = await runOver(FILES, ['practices'], { lens: LENS });
    assert.equal(out, 'attention-fused  Attention is fused.  3 places in 2 files, first a.py:2\n');
    assert.match(
      (await runOver({ 'c.py': 'x\n' }, ['practices'], { lens: LENS })).out,
      /^No technique was seen in use in 1 file\.$/m,
    );
  });
});
