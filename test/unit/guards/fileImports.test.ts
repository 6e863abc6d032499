import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileImports } from '../../../src/core/patterns/guards/fileImports.ts';
import { ask } from './ask.ts';

describe('guard fileImports', () => {
  it('sees modules and what lies below them', async () => {
    assert.equal(
      await ask(fileImports, 'from diffusers.models import X\n', 'X', {
        modules: ['diffusers'],
      }),
      'yes',
    );
    assert.equal(
      await ask(fileImports, 'import os, diffusers\n', 'os', {
        modules: ['diffusers'],
      }),
      'yes',
    );
    assert.equal(
      await ask(fileImports, 'import diffusers_extra\n', 'diffusers_extra', {
        modules: ['diffusers'],
      }),
      'no',
    );
    assert.equal(
      await ask(fileImports, '# import diffusers\nx = 1\n', 'x', {
        modules: ['diffusers'],
      }),
      'no',
    );
  });
});
