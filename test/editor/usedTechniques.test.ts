import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Practice } from '../../src/core/knowledge/practice.ts';
import type { PracticePlace, Source } from '../../src/core/lens.ts';
import { Practices } from '../../src/editor/practices.ts';
import type { UsedPlace } from '../../src/editor/usedPlaces.ts';
import { UsedTechniques } from '../../src/editor/usedTechniques.ts';
import { closeAll, inWorkspace, openUntitled, until, write } from './editing.ts';
import { A, CODE, FakeFindings, SETTLED_MS } from './fakeFindings.ts';

describe('techniques in use', () => {
  const practice: Practice = {
    id: 'attention-fused',
    technique: 'fused-attention',
    message: 'Attention goes through a fused kernel.',
    words: [],
    shapes: [],
  };
  /** Sees every call. */
  const practices = ({ text }: Source): PracticePlace[] =>
    [...text.matchAll(/F\.scaled\S+\(.*\)/g)].map(({ 0: { length }, index: start }) => ({
      practice,
      region: { start, end: start + length },
    }));
  let findings: FakeFindings;
  let looked: { uri: vscode.Uri; isModelCode: boolean }[];
  let asked: number;
  let used: UsedTechniques;

  beforeEach(() => {
    findings = new FakeFindings();
    looked = [];
    asked = 0;
    const lens = async () => (asked++, { practices });
    const scan = { phase: 'done', scanned: 0, total: 0 } as const;
    const files = {
      scan,
      onDidChange: findings.onDidChange,
      entries: () => findings.entries(),
      looked: () => looked,
    };
    const log = { error: assert.fail };
    used = new UsedTechniques(files, new Practices(lens, log), log);
  });

  afterEach(async () => {
    used.dispose();
    await closeAll();
  });

  const fused = (): string[] => used.placesOf('fused-attention').map(({ code, line }) => `${line} ${code}`);
  const CALL = 'F.scaled_dot_product_attention(q, k, v)';
  const TEXT = `import torch.nn.functional as F\ndef f(q, k, v):\n    return ${CALL}\n`;

  it('are looked for only while somebody looks, and each text once', async () => {
    const { document } = await openUntitled(TEXT);
    findings.setOpen(document.uri, TEXT);
    await sleep(2 * SETTLED_MS);
    assert.equal(asked, 0);
    used.want(true);
    await until('the place', () => fused().length > 0);
    assert.deepEqual(fused(), [`3 return ${CALL}`]);
    const [{ place }] = used.placesOf('fused-attention') as [UsedPlace];
    assert.equal(document.getText().slice(place.start, place.end), CALL);
    assert.equal(asked, 1);
    findings.refresh();
    await sleep(2 * SETTLED_MS);
    assert.equal(asked, 1);
    used.want(false);
    findings.refresh();
    await sleep(2 * SETTLED_MS);
    assert.deepEqual([asked, fused().length], [1, 1]);
  });

  it('are read from the files of a scan, and again when one was looked at anew', async () => {
    const uri = inWorkspace('fused.py');
    try {
      await write(uri, TEXT);
      looked = [
        { uri, isModelCode: true },
        { uri: inWorkspace('efficient.py'), isModelCode: false },
        { uri: inWorkspace('gone.py'), isModelCode: true },
      ];
      used.want(true);
      await until('the place', () => fused().length === 1);
      await write(uri, `${TEXT}\n${TEXT}`);
      looked = [{ uri, isModelCode: true }];
      findings.refresh();
      findings.set(A, CODE);
      await until('two places', () => fused().length === 2);
      looked = [];
      findings.set(A, CODE);
      await until('none', () => fused().length === 0);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});
