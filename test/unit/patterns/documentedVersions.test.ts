import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  documentsVersions,
  mergeInstructions,
  readInstructions,
} from '../../../src/core/patterns/documentedVersions.ts';

describe('versions in instructions', () => {
  it('takes commands as lower bounds', () => {
    const text = [
      'Run `pip install torch==1.8.0+cu111 torchvision==0.9.0+cu111 -f https://example.org/whl`, then',
      '```',
      'python3 -m pip install "timm>=0.3.2" \\',
      "    'tokenizers[all]~=0.13'",
      'conda install -c pytorch pytorch=1.9 cudatoolkit=10.2',
      'pip install wandb numpy<2',
      '```',
    ];
    assert.deepEqual(readInstructions(text.join('\n')), {
      torch: '>=1.8.0',
      torchvision: '>=0.9.0',
      timm: '>=0.3.2',
      tokenizers: '>=0.13',
      cudatoolkit: '>=10.2',
    });
  });

  it('takes what sentences say of PyTorch', () => {
    for (const [text, floor] of [
      ['Needs [PyTorch](https://pytorch.org/) version >= 1.10.0.', '1.10.0'],
      ['**Python>=3.8** and **PyTorch≥1.7**', '1.7'],
      ['* 64-bit Python 3.8 and PyTorch 1.9.0 (or later).', '1.9.0'],
      ['Then, install PyTorch 1.5+ and torchvision 0.6+', '1.5'],
    ] as const)
      assert.deepEqual(readInstructions(text), { torch: `>=${floor}` }, text);
  });

  it('passes over other things of that name, and over what is only told', () => {
    for (const text of [
      'PyTorch Lightning >= 1.5',
      'pytorch-lightning>=1.5',
      'tested with PyTorch 1.10.1',
      '* Built on another library, for which a patch is needed to work with PyTorch 1.8.1+.',
      'PyTorch and CUDA >= 11.3',
      'pip install torch',
    ])
      assert.deepEqual(readInstructions(text), {}, text);
  });

  it('keeps the lowest of several documents', () => {
    assert.deepEqual(mergeInstructions([{ torch: '>=1.10' }, { torch: '>=1.9', timm: '>=1' }]), {
      torch: '>=1.9',
      timm: '>=1',
    });
  });

  it('knows documents by their names', () => {
    for (const name of ['README.md', 'readme', 'INSTALL.md', 'Installation.rst'])
      assert.ok(documentsVersions(name), name);
    for (const name of ['README.py', 'CHANGELOG.md', 'my-readme.md']) assert.ok(!documentsVersions(name), name);
  });
});
