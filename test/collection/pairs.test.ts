import assert from 'node:assert/strict';
import { createPythonCheck } from '../../src/build/python.ts';
import type { Knowledge } from '../../src/core/knowledge/knowledge.ts';
import { assertSchema } from '../unit/cli/schemas.ts';
import { collection } from './collection.ts';
import { constantOf, faultsOf, pairFiles, sha256, type PairFile } from './pairFiles.ts';

describe('measured pairs', () => {
  const { pairs, strays } = pairFiles('data');
  const labelOf = ({ technique, name }: PairFile): string => `${technique}/${name}`;
  let knowledge: Knowledge;
  before(async function () {
    this.timeout(30_000);
    knowledge = await collection();
  });

  it('are there, and nothing else lies beside them', () => {
    assert.ok(pairs.length >= 8, `${pairs.length} pairs`);
    assert.deepEqual(strays, []);
  });

  it('belong to a technique, parse, and say what they compare in one line', async () => {
    const check = await createPythonCheck();
    for (const pair of pairs) {
      assert.ok(knowledge.technique(pair.technique), labelOf(pair));
      assert.equal(check(pair.source), undefined, labelOf(pair));
      assert.match(pair.source, /^"""[A-Z][^\n]+\."""\n/, labelOf(pair));
      assert.match(pair.name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it('name patterns of their technique, and their kind and risk', () => {
    for (const pair of pairs) {
      const own = knowledge.patterns.filter(({ technique }) => technique === pair.technique).map(({ id }) => id);
      const named = constantOf(pair.source, 'PATTERNS');
      assert.ok(named, labelOf(pair));
      assert.deepEqual(
        named.filter((id) => !own.includes(id)),
        [],
        labelOf(pair),
      );
      assert.match(constantOf(pair.source, 'KIND')?.[0] ?? '', /^measured(-plain)?$/, labelOf(pair));
      assert.match(constantOf(pair.source, 'RISK')?.[0] ?? '', /^(same|rounding|numerics|quality)$/, labelOf(pair));
    }
  });

  it('have records that are of their schema and of the pair as it stands', () => {
    for (const pair of pairs) {
      assert.deepEqual(faultsOf(pair), [], labelOf(pair));
      if (pair.record) assertSchema('measurement', pair.record);
    }
  });
});

describe('the record of a pair', () => {
  const source = '"""One against another."""\n';
  const apart = { relative: 1e-7, absolute: 1e-6 };
  const side = { seconds: 0.002, quartiles: [0.001, 0.003], samples: 5, calls: 3, peakBytes: 0 };
  const size = (tokens: number): object => ({
    parameters: { tokens },
    inputs: { x: 'float32 [4]' },
    inputBytes: 16,
    inputSets: 2,
    before: side,
    after: side,
    difference: { outputs: apart, gradients: apart, allowed: 1e-5, within: true },
  });
  const record = {
    version: 1,
    technique: 'made-up',
    pair: 'one-thing',
    compares: 'One against another.',
    kind: 'measured',
    patterns: [],
    risk: 'rounding',
    training: true,
    date: '2026-01-31',
    device: 'a device',
    host: 'a processor',
    versions: { python: '3', torch: '2' },
    sha256: { pair: sha256(source), harness: sha256('') },
    sizes: [size(1), size(2), size(3)],
  };
  const faults = (changed: object, text = source): string[] =>
    faultsOf({ technique: 'made-up', name: 'one-thing', source: text, record: { ...record, ...changed } });
  const refused = (changed: object): void =>
    assert.throws(() => assertSchema('measurement', { ...record, ...changed }), assert.AssertionError);

  it('is of its schema, also where a side ran out of memory', () => {
    assertSchema('measurement', record);
    const large = { ...size(4), before: { outOfMemory: true }, difference: null };
    assertSchema('measurement', { ...record, sizes: [...record.sizes, large] });
  });

  it('is of the pair that was measured, whatever its line ends', () => {
    assert.deepEqual(faults({}), []);
    assert.deepEqual(faults({}, source.replaceAll('\n', '\r\n')), []);
    assert.match(faults({}, `${source}#`).join(), /measure it again/);
    assert.match(faults({ pair: 'another' }).join(), /another pair/);
  });

  it('has at least three sizes, no two alike', () => {
    refused({ sizes: [size(1), size(2)] });
    assert.match(faults({ sizes: [size(1), size(2), size(2)] }).join(), /the same/);
  });

  it('has date, device, versions and hashes', () => {
    for (const field of ['date', 'device', 'versions', 'sha256']) refused({ [field]: undefined });
    refused({ date: '31 January' });
    refused({ versions: { python: '3' } });
  });

  it('has no figures of sides that differ by more than the risk allows, or that nobody measured', () => {
    const wrong = { ...size(3), difference: { outputs: apart, allowed: 1e-8, within: false } };
    refused({ sizes: [size(1), size(2), wrong] });
    refused({ sizes: [size(1), size(2), { ...size(3), after: { ...side, peakBytes: null } }] });
    refused({ sizes: [size(1), size(2), { ...size(3), after: { ...side, samples: 2 } }] });
  });
});
