import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { everyManySteps } from '../../../src/core/patterns/guards/everyManySteps.ts';
import { ask } from './ask.ts';

const under = (test: string, before = ''): string => `${before}for step in steps:\n    if ${test}:\n        follow()\n`;

describe('guard everyManySteps', () => {
  it('takes the period from where it is written', async () => {
    assert.equal(await ask(everyManySteps, under('step % 500 == 0'), 'follow()'), 'yes');
    assert.equal(await ask(everyManySteps, under('step % 2 == 0'), 'follow()'), 'no');
    assert.equal(await ask(everyManySteps, under('step % a.every == 0', 'every: int = 1\n'), 'follow()'), 'no');
    assert.equal(
      await ask(
        everyManySteps,
        under('step % a.to_wait == 0', 'p.add("--to-wait", type=int, default=8_000)\n'),
        'follow()',
      ),
      'yes',
    );
    assert.equal(await ask(everyManySteps, under('step % a.every == 0'), 'follow()'), 'yes');
    assert.equal(await ask(everyManySteps, under('step > 3'), 'follow()'), 'no');
  });

  it('looks at what stands before and at all callers', async () => {
    assert.equal(
      await ask(
        everyManySteps,
        'def f(self):\n    if self.step % self.every != 0:\n        return\n    follow()\n',
        'follow()',
      ),
      'yes',
    );
    const helper = 'def follow():\n    for a in b:\n        a.add_(1)\n';
    const due = 'def run():\n    if step % 512 == 0:\n        follow()\n';
    assert.equal(await ask(everyManySteps, helper + due, 'a.add_(1)'), 'yes');
    assert.equal(await ask(everyManySteps, `${helper}${due}def turn():\n    follow()\n`, 'a.add_(1)'), 'no');
    assert.equal(await ask(everyManySteps, helper, 'a.add_(1)'), 'no');
  });
});
