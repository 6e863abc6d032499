import assert from 'node:assert/strict';
import type { Axes } from '../../../src/core/knowledge/axes.ts';
import type { Technique } from '../../../src/core/knowledge/technique.ts';
import { effectMap } from '../../../src/core/landscape/effectMap.ts';
import { effectOf, levelOf, LEVELS } from '../../../src/core/landscape/level.ts';

const technique = (id: string, axes: Axes): Technique => ({ id, axes }) as Technique;

describe('map of effects', () => {
  it('has a level for every effect, and for none', () => {
    for (const level of LEVELS) assert.equal(levelOf(effectOf(level)), level);
    assert.equal(new Set(LEVELS).size, 8);
  });

  it('holds every technique once, in the cell of its effects', () => {
    const techniques = [
      technique('both', {
        memory: { direction: 'better', size: 'large' },
        speed: { direction: 'better', size: 'small' },
      }),
      technique('trade', {
        memory: { direction: 'better', size: 'large' },
        speed: { direction: 'worse', size: 'medium' },
      }),
      technique('same', { memory: { direction: 'same' }, cost: { direction: 'better', size: 'large' } }),
      technique('other', { quality: { direction: 'same' } }),
      technique('again', {
        memory: { direction: 'better', size: 'large' },
        speed: { direction: 'worse', size: 'medium' },
      }),
    ];
    const cells = effectMap(techniques).flat();
    const held = cells
      .filter((cell) => cell.techniques.length)
      .map(({ memory, speed, techniques }) => [memory, speed, techniques.map(({ id }) => id).join(' ')]);
    assert.deepEqual(held, [
      ['better-large', 'worse-medium', 'trade again'],
      ['better-large', 'better-small', 'both'],
      ['same', 'not-stated', 'same'],
      ['not-stated', 'not-stated', 'other'],
    ]);
  });

  it('goes from less memory to more, and from slower to faster; what is not stated comes last', () => {
    const rows = effectMap([]);
    assert.deepEqual(
      rows.map(([cell]) => cell!.memory),
      [...LEVELS.slice(0, 7)].reverse().concat('not-stated'),
    );
    for (const row of rows) {
      assert.deepEqual(
        row.map(({ speed }) => speed),
        LEVELS,
      );
    }
  });
});
