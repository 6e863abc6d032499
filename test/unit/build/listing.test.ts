import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { type ListedPaper, readListing } from '../../../src/build/listing/readListing.ts';
import { stubOf } from '../../../src/build/listing/stub.ts';

const FIRST = {
  title: 'Lantern: Quiet Kernels for Tall Matrices',
  abstract:
    'Products of tall matrices leave most of a device idle, because each tile waits for its neighbour. We describe Lantern, which lets tiles begin as soon as their own rows have arrived. On four devices it runs 1.7 times as fast as the vendor library for widths under 64, and no faster beyond.',
};
const SECOND = {
  title: 'Do Small Caches Forget? A Study of Eviction',
  abstract:
    'A cache that drops keys saves memory, but what it drops is rarely looked at. We follow single facts through eviction in three models and find that names are lost before numbers. Keeping one key in eight leaves retrieval intact up to 4k tokens; beyond, a third of the names are gone.',
};

/** Breaks a text into lines of at most 72 characters, as a terminal or a mail would. */
function wrap(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last && last.length + word.length > 71) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.join('\n');
}

const told = (papers: readonly ListedPaper[]) => papers.map(({ title, abstract }) => ({ title, abstract }));

const FORMS: Readonly<Record<string, string>> = {
  'titles and abstracts, blank lines between': [FIRST, SECOND].map((p) => `${p.title}\n\n${p.abstract}\n`).join('\n'),
  'titles and abstracts, no blank line': [FIRST, SECOND].map((p) => `${p.title}\n${p.abstract}`).join('\n'),
  'wrapped, blank lines between': [FIRST, SECOND].map((p) => `${p.title}\n\n${wrap(p.abstract)}\n`).join('\n'),
  'wrapped, no blank line': [FIRST, SECOND].map((p) => `${p.title}\n${wrap(p.abstract)}`).join('\n'),
  'authors and dates': [FIRST, SECOND]
    .map((p) => `${p.title}\nAda Fern, B. Stone and Chloë van Dal\nMay 3, 2024\n${p.abstract}\n`)
    .join('\n'),
  'authors and dates, no blank line': [FIRST, SECOND]
    .map((p) => `${p.title}\nAda Fern, B. Stone\n2024-05-03\n${wrap(p.abstract)}`)
    .join('\n'),
  labels: [FIRST, SECOND]
    .map(
      (p, i) =>
        `arXiv:2405.0000${i} [pdf, html, other]\nTitle: ${p.title}\nAuthors: Ada Fern\nSubjects: Machine Learning\nAbstract: ${p.abstract}`,
    )
    .join('\n'),
  'buttons, Windows line ends and a byte order mark': `\ufeff${[FIRST, SECOND]
    .map((p) => `Upvote\n12\n${p.title}\nPDF\n${p.abstract}\nView · PDF`)
    .join('\n')
    .replaceAll('\n', '\r\n')}`,
};

describe('a saved listing of papers', () => {
  for (const [form, text] of Object.entries(FORMS)) {
    it(`is read with ${form}`, () => assert.deepEqual(told(readListing(text)), [FIRST, SECOND]));
  }

  it('gives a paper that comes twice once, however its title is written', () => {
    const again = { ...FIRST, title: FIRST.title.toUpperCase() };
    const text = [FIRST, SECOND, again].map((p) => `${p.title}\n\n${p.abstract}\n`).join('\n');
    assert.equal(readListing(text).length, 2);
  });

  it('takes number, year and code from beside the text', () => {
    const [paper] = readListing(
      `https://arxiv.org/abs/2405.01234v2\n${FIRST.title}\n${FIRST.abstract} Code: https://github.com/fern/lantern.\n`,
    );
    assert.deepEqual([paper?.arxiv, paper?.year, paper?.code], ['2405.01234', 2024, 'https://github.com/fern/lantern']);
    assert.equal(readListing(`${FIRST.title}\nJune 2023\n${FIRST.abstract}`)[0]?.year, 2023);
  });

  it('finds nothing where there is nothing', () => {
    for (const text of ['', '\n\n', 'Papers', 'one\ntwo\nthree', '\u0000\ud800'])
      assert.deepEqual(readListing(text), []);
  });

  it('becomes a stub that says what is to be written', () => {
    const [paper] = readListing(`${FIRST.title}\n\n${FIRST.abstract}`);
    const { id, text } = stubOf(paper!, new Set(['lantern']));
    assert.equal(id, 'lantern-2');
    const record = parse(text) as Record<string, unknown>;
    assert.equal(record['title'], FIRST.title);
    assert.deepEqual([record['techniques'], record['keywords'], record['code'], record['year']], [[], [], null, null]);
    assert.ok(!text.includes('Products of tall'), 'the sentences of others stay out');
  });
});
