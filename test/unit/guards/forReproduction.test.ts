import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { forReproduction } from '../../../src/core/patterns/guards/forReproduction.ts';
import { ask } from './ask.ts';

describe('guard forReproduction', () => {
  it('sees where exactness is wanted', async () => {
    assert.equal(await ask(forReproduction, 'def seed_all():\n  a.tf32 = False\n', 'a.tf32 = False'), 'yes');
    assert.equal(await ask(forReproduction, 'def run_metric():\n  a.tf32 = False\n', 'a.tf32 = False'), 'yes');
    assert.equal(await ask(forReproduction, 'if full:\n  a.tf32 = False\n', 'a.tf32 = False'), 'yes');
    assert.equal(
      await ask(forReproduction, 'def main():\n  old = a.tf32\n  a.tf32 = False\n', 'a.tf32 = False'),
      'yes',
    );
    assert.equal(await ask(forReproduction, 'def main():\n  a.tf32 = False\n', 'a.tf32 = False'), 'no');
  });
});
