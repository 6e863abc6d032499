import assert from 'node:assert/strict';
import { type Outline, readOutline } from '../../../src/core/modules/outline.ts';
import { loadPython } from '../parse.ts';

const outlineOf = async (text: string): Promise<Outline> => readOutline(text, await loadPython(), Date.now);

describe('readOutline', () => {
  it('reads imports as they bind names', async () => {
    const { imports, stars } = await outlineOf(
      'import a.b\nimport c.d as e\nfrom torch import nn\nfrom .layers import Block as B\nfrom . import heads\nfrom .more import *\n',
    );
    assert.deepEqual(
      [...imports],
      [
        ['a', 'a'],
        ['e', 'c.d'],
        ['nn', 'torch.nn'],
        ['B', '.layers.Block'],
        ['heads', '.heads'],
      ],
    );
    assert.deepEqual(stars, ['.more']);
  });

  it('reads classes with the bases that are names, functions with what they say to return, and other names', async () => {
    const { classes, functions, aliases } = await outlineOf(
      [
        'class A(nn.Module, Mixin, metaclass=M):  # a comment',
        '    def inside(self): pass',
        'class B: pass',
        'class C(make()): ...',
        'def f(x: int = 1) -> nn.Module:',
        '    return x',
        'async def g():',
        '    pass',
        'def h() -> list[int]: return []',
        'Net = models.Net',
        'lr = 0.1',
      ].join('\n'),
    );
    assert.deepEqual(
      [...classes],
      [
        ['A', ['nn.Module', 'Mixin']],
        ['B', []],
        ['C', []],
      ],
    );
    assert.deepEqual(
      [...functions],
      [
        ['f', 'nn.Module'],
        ['g', undefined],
        ['h', undefined],
      ],
    );
    assert.deepEqual([...aliases], [['Net', 'models.Net']]);
  });

  it('reads what it can of a text that is no Python', async () => {
    const { imports } = await outlineOf('import a\nclass (((\nfrom b import c\n');
    assert.equal(imports.get('a'), 'a');
  });
});
