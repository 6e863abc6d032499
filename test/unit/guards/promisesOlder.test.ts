import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { FileContext } from '../../../src/core/context/file.ts';
import { GuardArguments } from '../../../src/core/patterns/guard.ts';
import { promisesOlder } from '../../../src/core/patterns/guards/promisesOlder.ts';
import { Match } from '../../../src/core/patterns/match.ts';
import { NO_FACTS } from '../../../src/core/patterns/project.ts';
import { fileOf } from '../parse.ts';

describe('guard promisesOlder', () => {
  for (const [stated, answer] of [
    [undefined, 'no'],
    ['>=1.8', 'yes'],
    ['>=1.10', 'no'],
    ['==2.4.1', 'no'],
    ['<3', 'yes'],
  ] as const) {
    it(`says ${answer} of ${stated ?? 'nothing stated'}`, async () => {
      const plain = await fileOf('import torch\n');
      const project = { ...NO_FACTS, versions: stated ? { torch: stated } : {} };
      const file = new FileContext('m.py', plain.tree, plain.names.apis, project);
      const match = new Match(file, new Map([['finding', plain.tree.root]]));
      assert.equal(promisesOlder.ask(match, new GuardArguments({ library: 'torch', than: '1.10' })), answer);
    });
  }
});
