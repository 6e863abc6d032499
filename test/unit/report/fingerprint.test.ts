import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { fingerprints } from '../../../src/core/report/fingerprint.ts';

describe('fingerprints', () => {
  for (const line of ['', 'x = attend(q, k, v)', 'ä€😀', '\ud800 alone', 'x'.repeat(1000)]) {
    it(`are half a SHA-256 of pattern and line, and a count: ${JSON.stringify(line.slice(0, 20))}`, () => {
      const name = fingerprints();
      const hash = createHash('sha256').update(`some-pattern\0${line}`).digest('hex').slice(0, 16);
      assert.equal(name('some-pattern', line), `${hash}:1`);
      assert.equal(name('other-pattern', line).slice(-2), ':1');
      assert.equal(name('some-pattern', line), `${hash}:2`);
    });
  }
});
