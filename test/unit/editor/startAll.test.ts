import assert from 'node:assert/strict';
import type { Services } from '../../../src/editor/services.ts';
import { startAll } from '../../../src/editor/startAll.ts';

describe('starting contributions', () => {
  it('starts the others when one fails, and says which it was', () => {
    const started: string[] = [];
    const errors: string[] = [];
    const services = { log: { error: (words: string) => errors.push(words) } } as unknown as Services;
    const good = (name: string) => () => {
      started.push(name);
      return { dispose: () => started.push(`${name} disposed`) };
    };
    const disposables = startAll(
      {
        first: good('first'),
        broken: () => {
          throw new Error('no view of that name');
        },
        last: good('last'),
      },
      services,
    );
    assert.deepEqual(started, ['first', 'last']);
    assert.equal(disposables.length, 2);
    assert.match(errors.join(), /^broken did not start: Error: no view of that name/);
  });
});
