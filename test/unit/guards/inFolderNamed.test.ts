import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { GuardArguments } from '../../../src/core/patterns/guard.ts';
import { inFolderNamed } from '../../../src/core/patterns/guards/inFolderNamed.ts';
import { Match } from '../../../src/core/patterns/match.ts';
import { fileOf } from '../parse.ts';

describe('guard inFolderNamed', () => {
  for (const [answer, path] of [
    ['yes', 'repo/train/patch.py'],
    ['yes', 'repo\\train\\deep\\patch.py'],
    ['no', 'repo/train.py'],
    ['no', 'repo/training_data/patch.py'],
  ] as const) {
    it(`says ${answer} of ${path}`, async () => {
      const file = await fileOf('import torch\n', path);
      const match = new Match(file, new Map([['finding', file.tree.root]]));
      assert.equal(inFolderNamed.ask(match, new GuardArguments({ folders: ['train'] })), answer);
    });
  }
});
