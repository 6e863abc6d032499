import assert from 'node:assert/strict';
import {
  mergeVersions,
  readPyproject,
  readRequirements,
  readSetup,
  readSetupConfig,
  readStated,
  statesVersions,
} from '../../../src/core/patterns/statedVersions.ts';
import { holds, versionAtLeast } from '../../../src/core/patterns/versions.ts';

describe('versions a project states', () => {
  it('are read from a requirements file', () => {
    const text = [
      '# what we run on',
      '--extra-index-url https://example.org/whl/cu121',
      '-r base.txt',
      'torch==2.1.0+cu121  # pinned by ops',
      'Flash_Attn >= 2.5, < 3 ; sys_platform == "linux"',
      'transformers[torch,sentencepiece]~=4.57',
      'numpy (>=1.26)',
      'einops',
      'apex @ https://example.org/apex-0.1-py3-none-any.whl',
      './vendored/thing',
      'accelerate \\',
      '    >=0.30 --hash=sha256:00ff',
      '',
    ].join('\r\n');
    assert.deepEqual(readRequirements(text), {
      torch: '==2.1.0+cu121',
      'flash-attn': '>=2.5,<3',
      transformers: '~=4.57',
      numpy: '>=1.26',
      accelerate: '>=0.30',
    });
  });

  it('are read from setup.py, without running it', () => {
    const text = [
      'import torch',
      'from setuptools import setup',
      '# "numpy>=3"',
      'torch_ver = [int(x) for x in torch.__version__.split(".")[:2]]',
      'assert torch_ver >= [1, 8], "Requires PyTorch >= 1.8"',
      'setup(name="lens", version="0.1", python_requires=">=3.7", url="https://example.org/a==b",',
      "      install_requires=['einops', 'transformers>=4.41,<5', \"timm~=1.0\"])",
    ].join('\n');
    assert.deepEqual(readSetup(text), { transformers: '>=4.41,<5', timm: '~=1.0', torch: '>=1.8' });
    assert.deepEqual(readSetup('raise RuntimeError("needs PyTorch>=2.1")'), { torch: '>=2.1' });
  });

  it('are read from setup.cfg', () => {
    const text = '[options]\npython_requires = >=3.8\ninstall_requires =\n    torch>=1.4  # old\n    einops\n';
    assert.deepEqual(readSetupConfig(text), { torch: '>=1.4' });
    assert.deepEqual(readSetupConfig('[options]\ninstall_requires = torch==2.1\n'), { torch: '==2.1' });
  });

  it('are read from an environment of conda', () => {
    const text = [
      'name: lens',
      'channels:',
      '  - pytorch',
      'dependencies:',
      '  - python=3.8.5',
      '  - conda-forge::pytorch=1.7.0 # pinned',
      '  - numpy>=1.19,<2',
      '  - jax=0.4.30=py311_0',
      '  - pip:',
      '    - transformers==4.3.1',
      '    - -e git+https://example.org/x.git#egg=x',
    ].join('\n');
    assert.deepEqual(readStated('environment.yaml', text), {
      python: '==3.8.5.*',
      torch: '==1.7.0.*',
      numpy: '>=1.19,<2',
      jax: '==0.4.30',
      transformers: '==4.3.1',
    });
    assert.equal(holds('==1.7.0.*', '>=2.0'), 'no');
  });

  it('follow from those of a library that runs with old ones only', () => {
    assert.equal(mergeVersions([['requirements.txt', { timm: '==0.3.2' }]])['torch'], '<1.9');
    assert.equal(mergeVersions([['requirements.txt', { timm: '>=0.3.2' }]])['torch'], undefined);
    assert.equal(mergeVersions([['requirements.txt', { timm: '==0.3.2', torch: '==1.13.1' }]])['torch'], '==1.13.1');
  });

  it('are read by the name of the file', () => {
    for (const name of [
      'requirements-dev.txt',
      'requirement.txt',
      'requirements',
      'pyproject.toml',
      'setup.py',
      'setup.cfg',
      'environment.gpu.yml',
      'conda_env.yml',
      'environment-cuda.yaml',
    ])
      assert.ok(statesVersions(name), name);
    for (const name of ['setup.sh', 'env.py', 'deploy.yml', 'environment.md']) assert.ok(!statesVersions(name), name);
    assert.deepEqual(readStated('requirement.txt', 'pytorch==1.3.1'), { torch: '==1.3.1' });
    assert.deepEqual(readStated('requirements.txt', 'torch==2.1'), { torch: '==2.1' });
    assert.deepEqual(readStated('setup.py', 'x = ["torch>=2"]'), { torch: '>=2' });
    assert.equal(statesVersions('setup.sh'), false);
    assert.equal(readStated('setup.sh', 'torch>=2'), undefined);
  });

  it('are read from pyproject.toml, with extras, groups and Poetry', () => {
    const text = `
[project]
dependencies = ["torch>=2.1", "einops"]
[project.optional-dependencies]
fast = ["flash-attn>=2.5"]
[dependency-groups]
dev = ["pytest>=8", { include-group = "lint" }]
[tool.poetry.dependencies]
python = "^3.11"
jax = "^0.4.30"
keras = { version = "~3.1", optional = true }
numpy = "*"
datasets = "2.19.0"
local = { path = "../local" }
either = "^1 || ^2"
`;
    assert.deepEqual(readPyproject(text), {
      torch: '>=2.1',
      'flash-attn': '>=2.5',
      pytest: '>=8',
      python: '>=3.11,<4',
      jax: '>=0.4.30,<0.5',
      keras: '>=3.1,<3.2',
      datasets: '==2.19.0',
    });
  });

  it('say what is wrong with a broken pyproject.toml', () => {
    assert.throws(() => readPyproject('[project\n'), /TOML/i);
  });

  it('survive tables of another shape', () => {
    assert.deepEqual(readPyproject('project = 3\ntool = ["poetry"]\n[dependency-groups]\na = "torch"\n'), {});
  });

  it('must be allowed by every file', () => {
    const merged = mergeVersions([
      ['pyproject.toml', { torch: '>=2.0' }],
      ['requirements.txt', { torch: '<2.4', jax: '>=0.4' }],
      ['setup.py', { torch: '>=2.0' }],
    ]);
    assert.equal(versionAtLeast(merged['torch'], '2.4'), 'no');
    assert.equal(versionAtLeast(merged['torch'], '2.0'), 'yes');
    assert.equal(versionAtLeast(merged['jax'], '0.4'), 'yes');
  });

  it('are those of the plainest file where files contradict each other', () => {
    const merged = mergeVersions([
      ['requirements-legacy.txt', { torch: '==1.9', numpy: '<2' }],
      ['requirements.txt', { torch: '==2.5', numpy: '>=1.26' }],
    ]);
    assert.deepEqual(merged, { torch: '==2.5', numpy: '>=1.26,<2' });
  });
});

describe('versions against a range', () => {
  const cases: readonly [stated: string | undefined, range: string, answer: 'yes' | 'no' | 'unknown'][] = [
    ['>=2.1', '>=2.0', 'yes'],
    ['>=2.0', '>=2.0', 'yes'],
    ['>=1.13', '>=2.0', 'unknown'],
    ['<2', '>=2.0', 'no'],
    ['<=2.0', '>=2.0', 'unknown'],
    ['==2.1.0+cu121', '>=2.1', 'yes'],
    ['==2.1.0+cu121', '<=2.1.0', 'yes'],
    ['==1.13.1', '>=2.0', 'no'],
    ['==2.1.*', '>=2.1,<2.2', 'yes'],
    ['~=4.57', '>=5', 'no'],
    ['~=4.57.1', '<4.58', 'yes'],
    ['>2.0', '>=2.0', 'yes'],
    ['>=2.0', '>2.0', 'unknown'],
    ['!=2.3', '>=2.0', 'unknown'],
    ['>=2.10', '>=2.9', 'yes'],
    ['==2.0.0rc1', '>=2.0', 'no'],
    ['==2.1,==1.13', '>=2.0', 'unknown'],
    ['2.1', '>=2.0', 'unknown'],
    ['nonsense', '>=2.0', 'unknown'],
    ['~=2', '>=2.0', 'unknown'],
    ['', '>=2.0', 'unknown'],
    [undefined, '>=2.0', 'unknown'],
    ['>=2.1', 'nonsense', 'unknown'],
  ];
  for (const [stated, range, answer] of cases) {
    it(`${stated ?? 'nothing'} in ${range}: ${answer}`, () => assert.equal(holds(stated, range), answer));
  }
});
