import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pragmaWords } from '../../../src/core/words/pragmaWords.ts';

describe('what is said of a comment', () => {
  const long = 'a-name-that-goes-on-and-on-'.repeat(9);
  const said = [
    pragmaWords({ kind: 'unused' }),
    pragmaWords({ kind: 'unused', name: 'gelu-by-hand' }),
    pragmaWords({ kind: 'unused', name: long }),
    pragmaWords({ kind: 'unknown', name: 'gelu-by-hnd', nearest: 'gelu-by-hand' }),
    pragmaWords({ kind: 'unknown', name: long, nearest: long.slice(0, 50) }),
    pragmaWords({ kind: 'unknown', name: long }),
    pragmaWords({ kind: 'too-wide' }),
    pragmaWords({ kind: 'unknown', name: 'gelu-by-hand', technique: 'graph-compilation' }),
  ];

  it('is one sentence of at most 120 characters', () => {
    for (const words of said) {
      assert.ok(words.length <= 120, `${words.length}: ${words}`);
      assert.match(words, /^[^.?!]*[.?]$/, words);
    }
  });

  it('names what is meant, in whole where that fits', () => {
    assert.equal(said[1], 'Nothing here is found as «gelu-by-hand» any more; this comment can go.');
    assert.equal(said[7], '«gelu-by-hand» is no longer a pattern; see the technique «graph-compilation».');
    assert.equal(said[3], 'No pattern is named «gelu-by-hnd»; do you mean «gelu-by-hand»?');
    assert.ok(said[5]!.includes(`«${long.slice(0, 30)}…»`), said[5]);
  });
});
