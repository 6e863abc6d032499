import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isTestFile } from '../../../src/core/patterns/testFile.ts';

const TEST = 'import torch\n\ndef test_forward():\n    assert model(x).shape == (2, 3)\n';
const EVALUATION = 'import torch\n\ndef main(args):\n    test(model, loader)\n';

describe('isTestFile', () => {
  for (const [path, text, is] of [
    ['tests/models/net.py', EVALUATION, true],
    ['a\\test\\net.py', EVALUATION, true],
    ['pkg/test_net.py', TEST, true],
    ['pkg/net_test.py', 'import unittest\nclass Checks(unittest.TestCase): pass\n', true],
    ['conftest.py', '', true],
    ['benchmarks/attention.py', '', true],
    ['bench_attention.py', '', true],
    ['test_segmentation.py', EVALUATION, false],
    ['train_test.py', EVALUATION, false],
    ['test.py', TEST, false],
    ['latest/net.py', TEST, false],
  ] as const) {
    it(`${path} ${is ? 'is one' : 'is none'}`, () => assert.equal(isTestFile(path, text), is));
  }
});
