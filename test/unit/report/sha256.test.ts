import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sha256 } from '../../../src/core/report/sha256.ts';

describe('sha256', () => {
  const texts = [
    '',
    'abc',
    'ä€😀',
    '\ud800 alone',
    ...[54, 55, 56, 63, 64, 65, 119, 120, 1000].map((n) => 'x'.repeat(n)),
  ];
  for (const text of texts) {
    it(`is that of others for ${text.length} units beginning with ${JSON.stringify(text.slice(0, 3))}`, () => {
      assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'));
    });
  }
});
