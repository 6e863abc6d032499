import assert from 'node:assert/strict';
import type { Files } from '../../../src/core/modules/files.ts';
import type { Modules } from '../../../src/core/modules/modules.ts';
import { readOutline } from '../../../src/core/modules/outline.ts';
import { Workspace } from '../../../src/core/modules/workspace.ts';
import { loadPython } from '../parse.ts';

/** Files in memory by path. */
export function filesOf(texts: Readonly<Record<string, string>>, roots: readonly string[] = []): Files {
  return {
    roots: new Set(roots),
    names(folder) {
      const below = Object.keys(texts).filter((path) => path.startsWith(`${folder}/`));
      return below.length ? new Set(below.map((path) => path.slice(folder.length + 1).split('/')[0]!)) : undefined;
    },
    text: (file) => texts[file],
  };
}

async function around(
  file: string,
  texts: Readonly<Record<string, string>>,
  roots?: readonly string[],
): Promise<Modules> {
  const python = await loadPython();
  return new Workspace(filesOf(texts, roots), (text) => readOutline(text, python, Date.now)).around(file);
}

const LAYERS = 'from torch import nn\nclass Block(nn.Module):\n  pass\n';

describe('Workspace', () => {
  it('finds the library class behind a class of another file', async () => {
    const modules = await around('/p/train.py', {
      '/p/.git/HEAD': '',
      '/p/train.py': '',
      '/p/models/layers.py': LAYERS,
      '/p/models/net.py': 'from .layers import Block as Base\nclass Net(Base):\n  pass\n',
    });
    assert.equal(modules.baseOf('models.net.Net'), 'torch.nn.Module');
    assert.equal(modules.baseOf('models.layers.Block'), 'torch.nn.Module');
    assert.equal(modules.baseOf('models.layers.Other'), undefined);
  });

  it('gives a name of the workspace an identity that no library has, and knows it again by that', async () => {
    const modules = await around('/p/a/one.py', { '/p/.git/HEAD': '', '/p/a/one.py': '', '/p/a/layers.py': LAYERS });
    const meant = modules.meaning('.layers.Block')!;
    assert.match(meant, /^\/p\/a\/layers\.py\.Block$/);
    assert.equal(modules.baseOf(meant), 'torch.nn.Module');
    assert.equal(modules.meaning('layers.Block'), meant);
  });

  it('follows what packages pass on, by name, by star and by another name', async () => {
    const modules = await around('/p/train.py', {
      '/p/pyproject.toml': '',
      '/p/src/lib/__init__.py':
        'from .core import *\nfrom .core import Block as Public\nimport torch.nn.functional as F\n',
      '/p/src/lib/core.py': `${LAYERS}Alias = Block\n`,
    });
    for (const name of ['Block', 'Public', 'Alias'])
      assert.equal(modules.baseOf(`lib.${name}`), 'torch.nn.Module', name);
    assert.equal(modules.meaning('lib.F.softmax'), 'torch.nn.functional.softmax');
  });

  it('looks upward to the project’s root and no further', async () => {
    const texts = { '/home/layers.py': LAYERS, '/home/p/deep/train.py': '', '/home/p/net.py': LAYERS };
    const inProject = await around('/home/p/deep/train.py', { ...texts, '/home/p/setup.py': '' });
    assert.equal(inProject.baseOf('net.Block'), 'torch.nn.Module');
    assert.equal(inProject.baseOf('layers.Block'), undefined);
    const looked = await around('/home/p/deep/train.py', texts, ['/home/p']);
    assert.equal(looked.baseOf('net.Block'), 'torch.nn.Module');
    assert.equal(looked.baseOf('layers.Block'), undefined);
    const alone = await around('/home/p/deep/train.py', texts);
    assert.equal(alone.baseOf('net.Block'), undefined);
  });

  it('says nothing of a library, and does not take a file for the library of its name', async () => {
    const modules = await around('/p/torch.py', { '/p/.git/HEAD': '', '/p/torch.py': 'class Tensor: pass\n' });
    assert.equal(modules.meaning('torch.Tensor'), undefined);
    assert.equal(modules.meaning('numpy.array'), undefined);
  });

  it('knows what a function says to return', async () => {
    const modules = await around('/p/train.py', {
      '/p/.git/HEAD': '',
      '/p/build.py':
        'from torch import nn\nfrom layers import Block\ndef a() -> nn.Module: ...\ndef b() -> Block: ...\ndef c(): ...\n',
      '/p/layers.py': LAYERS,
    });
    assert.equal(modules.returns('build.a'), 'torch.nn.Module');
    assert.equal(modules.returns('build.b'), 'torch.nn.Module');
    assert.equal(modules.returns('build.c'), undefined);
  });

  it('ends where files go round in a circle', async () => {
    const modules = await around('/p/train.py', {
      '/p/.git/HEAD': '',
      '/p/a.py': 'from b import *\nfrom b import X\nclass A(B): ...\nclass B(A): ...\n',
      '/p/b.py': 'from a import *\nfrom a import X\n',
    });
    assert.equal(modules.baseOf('a.A'), undefined);
    assert.equal(modules.meaning('a.X'), undefined);
    assert.equal(modules.meaning('b.Nowhere'), undefined);
  });
});
