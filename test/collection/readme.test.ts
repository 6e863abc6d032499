import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'mocha';
import { EMPTY } from '../../src/core/config/config.ts';
import { KEYS } from '../../src/core/config/keys.ts';
import { readConfig } from '../../src/core/config/read.ts';
import { SETTING_SCHEMAS } from '../../src/editor/settings.ts';
import { collection } from './collection.ts';

const HEADINGS_LINKED = ['How to silence it', 'For a project'];

describe('the sections of the README that hints lead to', () => {
  for (const heading of HEADINGS_LINKED)
    it(`have the name that links know: ${heading}`, async () => {
      const text = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
      assert.match(text, new RegExp(`^#+ ${heading}$`, 'm'));
    });
});

const README = readFileSync('README.md', 'utf8');

describe('the pictures of the README', () => {
  const pictures = [...README.matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, words, path]) => ({
    words,
    path: path!,
  }));

  it('are there, are no SVG, which the marketplace refuses, and are said in words', () => {
    assert.ok(pictures.length > 1);
    for (const { words, path } of pictures) {
      assert.ok(existsSync(path), path);
      assert.doesNotMatch(path, /^https?:|\.svg$/i);
      assert.match(words ?? '', /\w+ \w+/, path);
    }
    assert.doesNotMatch(README, /<img/i);
  });

  it('begin with one under which it says how to switch each surface off', () => {
    const [, under = ''] = /!\[[^\]]*\]\([^)]*\)\n\n(.*)\n/.exec(README) ?? [];
    const named = [...under.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
    const surfaces = Object.entries(SETTING_SCHEMAS).filter(([, { enum: values }]) => values?.includes('off'));
    const switches = ['enable', 'severity', 'apiHover', ...surfaces.map(([name]) => name)];
    assert.deepEqual(named.sort(), ['efficiencyLens', ...switches].sort());
  });
});

describe('the README', () => {
  it('shows a table of which everything can be followed, with every key', async () => {
    const [, table] = /^```toml\n(.*?)^```$/ms.exec(await readFile('README.md', 'utf8')) ?? [];
    assert.ok(table);
    const { config, problems } = readConfig(table, await collection());
    assert.deepEqual(problems, []);
    for (const key of KEYS.keys()) assert.ok(table.includes(key), key);
    for (const [key, value] of Object.entries(config!))
      assert.notDeepEqual(value, EMPTY[key as keyof typeof EMPTY], key);
  });
});
