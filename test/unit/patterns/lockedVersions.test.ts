import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readStated } from '../../../src/core/patterns/statedVersions.ts';

describe('lock files', () => {
  const toml = [
    'version = 1',
    '[[package]]',
    'name = "Torch"',
    'version = "2.5.1+cu124"',
    '[[package]]',
    'name = "triton"',
    'version = "3.1.0"',
    '[[package]]',
    'name = "triton"',
    'version = "3.2.0"',
    '[[package]]',
    'name = "here"',
    'source = { editable = "." }',
  ].join('\n');

  for (const name of ['uv.lock', 'poetry.lock', 'pdm.lock']) {
    it(`${name} fixes versions, but for what stands there in several`, () => {
      assert.deepEqual(readStated(name, toml), { torch: '==2.5.1' });
    });
  }

  it('pylock.toml fixes versions', () => {
    const text = 'lock-version = "1.0"\n[[packages]]\nname = "flash_attn"\nversion = "2.7.0.post2"\n';
    assert.deepEqual(readStated('pylock.toml', text), { 'flash-attn': '==2.7.0.post2' });
  });

  it('Pipfile.lock fixes what runs, not what is for development', () => {
    const text = JSON.stringify({
      default: { torch: { version: '==2.4.0' }, local: { path: '.' } },
      develop: { pytest: { version: '==8.0' } },
    });
    assert.deepEqual(readStated('Pipfile.lock', text), { torch: '==2.4.0' });
  });

  it('throw when they are broken, and tell nothing when they hold nothing', () => {
    assert.throws(() => readStated('uv.lock', '[[package'));
    assert.throws(() => readStated('Pipfile.lock', '{'));
    assert.deepEqual(readStated('uv.lock', 'package = 3'), {});
    assert.deepEqual(readStated('Pipfile.lock', '[]'), {});
  });
});
