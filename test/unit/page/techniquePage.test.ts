import assert from 'node:assert/strict';
import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import { documentOf } from '../../../src/page/html/document.ts';
import { html } from '../../../src/page/html/html.ts';
import { paperPage } from '../../../src/page/html/paperPage.ts';
import { techniquePage } from '../../../src/page/html/techniquePage.ts';
import { type Place, whyHere } from '../../../src/page/html/whyHere.ts';
import { HOSTILE, hostile, tagsOf } from './hostile.ts';
import { addresses, CODE, FINDING, sampleKnowledge, viewOf } from './samples.ts';

const PLACE: Place = {
  file: 'model.py',
  address: 'command:place',
  pattern: FINDING.pattern,
  seen: { text: CODE, finding: FINDING, line: 12 },
};

const textOf = (page: string): string => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const headings = (page: string): string[] =>
  Array.from(page.matchAll(/<h2[^>]*>([^<]*)/g), ([, title]) => title!.trim());

describe('technique page', () => {
  let knowledge: Knowledge;
  let page: string;

  before(async () => {
    knowledge = await sampleKnowledge();
    page = techniquePage(knowledge.technique('fused-attention')!, viewOf(knowledge), PLACE).source;
  });

  it('has every section under a heading, with a link to each for when there are no tabs', () => {
    const titles = ['Why here', 'Overview', 'How to fix', 'Evidence', 'When not to', 'Papers'];
    assert.deepEqual(headings(page), titles);
    const anchors = Array.from(page.matchAll(/<section\s+id="([\w-]+)"/g), ([, id]) => id!);
    const nav = /<nav[^]*?<\/nav>/.exec(page)![0];
    const links = Array.from(nav.matchAll(/href="#([\w-]+)"/g), ([, id]) => id!);
    assert.deepEqual(anchors, ['why', 'overview', 'fix', 'evidence', 'when-not', 'papers']);
    assert.deepEqual(links, anchors);
  });

  it('begins without a place at the overview', () => {
    const plain = techniquePage(knowledge.technique('fused-attention')!, viewOf(knowledge)).source;
    assert.equal(headings(plain)[0], 'Overview');
    assert.doesNotMatch(plain, /Why here/);
  });

  it('says in words what changes, how much and in which direction', () => {
    assert.match(textOf(page), /less memory \(large\)\s+faster \(large\)\s+same results/);
  });

  it('says for which versions the advice holds, and what the project states of them', () => {
    const said = (versions?: Record<string, string>): string | undefined => {
      const place: Place = { ...PLACE, seen: { ...PLACE.seen!, ...(versions && { versions }) } };
      return /Holds for [^<]*/.exec(whyHere(place, viewOf(knowledge)).source)?.[0];
    };
    assert.equal(said(), 'Holds for torch &gt;=2.0.');
    assert.equal(said({}), 'Holds for torch &gt;=2.0; the version here is not known.');
    assert.equal(said({ torch: '>=2.1' }), 'Holds for torch &gt;=2.0; the project states &gt;=2.1.');
  });

  it('shows the place: link, message, reason, remedy, exceptions and how to silence it', () => {
    assert.match(page, /<a href="command:place">model\.py:12<\/a>/);
    const text = textOf(page);
    for (const words of [
      'Attention is written out; scaled_dot_product_attention avoids',
      'The score matrix is written to memory and read back.',
      'Call scaled_dot_product_attention.',
      'the weights are returned',
      '# efficiency-lens: ignore[attention-scores-materialized] -- reason',
    ]) {
      assert.ok(text.includes(words), words);
    }
  });

  it('says when what it was opened for is gone', () => {
    const { seen: _, ...gone } = PLACE;
    const text = textOf(techniquePage(knowledge.technique('fused-attention')!, viewOf(knowledge), gone).source);
    assert.match(text, /Not found in model\.py any more/);
  });

  it('shows every framework with the mark and source of what is said', () => {
    assert.match(
      page,
      /<a href="https:\/\/docs\.pytorch\.org\/[^"]*" rel="noreferrer">scaled_dot_product_attention<\/a>, 2\.9/,
    );
    assert.match(
      textOf(page),
      /transformers\s+Pass attn_implementation=&quot;sdpa&quot; \.\s+run 2026-11-22, torch 2\.9, H100/,
    );
  });

  it('charts what has a ratio, conditions at every bar, and says what did not help', () => {
    const papers = page.slice(page.indexOf('<h3>From papers</h3>'));
    const speed = /<figure class="chart speed">[^]*?<\/figure>/.exec(papers)![0];
    const values = Array.from(speed.matchAll(/class="bar-value">([^<]*)</g), ([, value]) => value);
    assert.deepEqual(values, ['11.9×', '2×', '1×', '0.52×']);
    assert.equal(speed.match(/class="bar-conditions">[^<]+</g)!.length, 4);
    assert.match(
      textOf(/<figcaption>[^]*<\/figcaption>/.exec(speed)![0]),
      /^ Speed: how many times as fast 4 figures: 1 from 1 paper, 3 measured $/,
    );
    assert.equal(speed.match(/<title id=/g)!.length, 4);
    assert.equal(speed.match(/<desc id=/g)!.length, 4);
    assert.equal(speed.match(/class="tag counter"/g)!.length, 2);
    const labels = Array.from(page.matchAll(/aria-labelledby="(bar-[^"]*)"/g), ([, ids]) => ids!.split(' ')).flat();
    for (const id of labels) assert.ok(page.includes(`id="${id}"`), id);
    assert.equal(new Set(labels).size, labels.length);
  });

  it('lists every figure in a table, those against it last, and gives the reason for what was not measured', () => {
    const table = /<table[^>]*>\s*<caption[^>]*>\s*All figures[^]*?<\/table>/.exec(page)![0];
    const rows = Array.from(table.matchAll(/<tr>\s*<td[^>]*>[^]*?<\/tr>/g), ([row]) => row);
    assert.equal(rows.length, 7);
    assert.deepEqual(
      rows.map((row) => row.includes('did not help')),
      [false, false, false, false, false, true, true],
    );
    assert.match(textOf(page), /Not measured: the result is the same \(within rounding\)/);
  });

  it('shows what was measured of a pair: claim, from which size on, a bar for each size, conditions and a table', () => {
    const measured = /<h3>Measured here<\/h3>[^]*?(?=<h3>From papers<\/h3>)/.exec(page)![0];
    const charts = measured.match(/<figure class="chart (speed|memory)">[^]*?<\/figure>/g)!;
    const values = (chart: string): string[] =>
      Array.from(chart.matchAll(/class="bar-value">([^<]*)</g), ([, value]) => value!);
    assert.deepEqual(charts.map(values), [
      ['draw (1.11×)', '4×', '28×', 'only the new code fits in memory'],
      ['draw (1×)', '48×', '768×', 'only the new code fits in memory'],
    ]);
    // A draw is a ring at 1, everything else a bar with the fill of its source.
    assert.deepEqual(
      charts.map((chart) => Array.from(chart.matchAll(/class="bar (\w+)" width="100%"/g), ([, fill]) => fill)),
      [1, 2].map(() => ['outline', 'dots', 'dots', 'dots']),
    );
    for (const chart of charts) assert.equal(chart.match(/<circle cx=/g)!.length, 1);
    const text = textOf(measured);
    assert.match(text, /Scores written out, against one call\./);
    assert.match(text, /Faster from 1,024 tokens on; below that, no difference that can be told apart\./);
    assert.match(text, /What papers state about speed is about other code or baselines, and is not compared\./);
    assert.match(
      text,
      /Measured in plain PyTorch on 2026-11-23, on a device, with PyTorch 2\.11\.0, CUDA 13\.0, Python 3\.12; inputs in bf16; batch 1 at all sizes; each call forward and backward\./,
    );
    assert.match(
      text,
      /16,384 tokens 70 ms \(69\.3 ms to 70\.7 ms\) 2\.5 ms \(2\.48 ms to 2\.52 ms\) 28× 1\.5 GiB → 2 MiB: 768× 0\.0036, gradients 0\.0049 65,536 tokens out of memory 40 ms/,
    );
    const ids = Array.from(page.matchAll(/\sid="([^"]+)"/g), ([, id]) => id!);
    assert.equal(new Set(ids).size, ids.length, 'every id stands once');
  });

  it('says in words what a chart of draws would show', () => {
    const technique = knowledge.technique('fused-attention')!;
    const evidence = technique.evidence.map((figure) => ({
      ...figure,
      ...(figure.measurement && {
        counter: true,
        measurement: {
          ...figure.measurement,
          sizes: figure.measurement.sizes.map((size) => ({
            ...size,
            speed: { outcome: 'draw', ratio: 1 } as const,
            memory: { outcome: 'draw', ratio: 1 } as const,
          })),
        },
      }),
    }));
    const shown = techniquePage({ ...technique, evidence }, viewOf(knowledge)).source;
    const measured = /<h3>Measured here<\/h3>[^]*?<table/.exec(shown)![0];
    assert.doesNotMatch(measured, /<figure/);
    assert.match(textOf(measured), /did not help[^]*No difference in time[^]*The same memory at every size/);
  });

  it('links combined and excluded techniques, papers, arXiv, and gives BibTeX without authors', () => {
    assert.match(page, /<a href="command:open\?mixed-precision" title="[^"]+">Mixed precision<\/a>/);
    assert.match(page, /<a href="command:open\?linear-attention" title="[^"]+">Linear attention<\/a>/);
    assert.match(page, /<a href="command:paper\?flashattention-2">/);
    assert.match(page, /<a href="https:\/\/arxiv\.org\/abs\/2307\.08691" rel="noreferrer">arXiv:2307\.08691<\/a>/);
    assert.match(page, /archivePrefix = \{arXiv\}/);
    assert.doesNotMatch(page, /author\s*=/);
  });

  it('has nothing inline: no handler, style or script', () => {
    assert.doesNotMatch(page, /\son\w+=|\sstyle=|<style|<script|javascript:/i);
  });

  it('shows hostile texts as text: not one tag more or less', () => {
    const bad = hostile(knowledge);
    const place: Place = {
      ...PLACE,
      file: HOSTILE,
      address: HOSTILE,
      seen: { ...PLACE.seen!, text: CODE.replace('# scores', `# ${HOSTILE.slice(0, 5)}`) },
    };
    const technique = bad.technique('fused-attention')!;
    assert.deepEqual(tagsOf(techniquePage(technique, viewOf(bad), place).source), tagsOf(page));
    const paper = paperPage(bad.paper('flashattention-2')!, viewOf(bad)).source;
    assert.deepEqual(tagsOf(paper), tagsOf(paperPage(knowledge.paper('flashattention-2')!, viewOf(knowledge)).source));
    assert.doesNotMatch(paper, /\u202e/);
  });

  it('says so where a technique has neither figures nor papers', () => {
    const plain = techniquePage(knowledge.technique('mixed-precision')!, viewOf(knowledge)).source;
    assert.match(textOf(plain), /No figure is recorded[^]*No paper is listed/);
  });
});

describe('paper page', () => {
  it('shows figures with baseline and conditions, techniques, keywords and the citation', async () => {
    const knowledge = await sampleKnowledge();
    const page = paperPage(knowledge.paper('flashattention-2')!, viewOf(knowledge)).source;
    assert.deepEqual(headings(page), ['Figures, as the abstract states them', 'Techniques', 'Keywords', 'To cite it']);
    assert.match(textOf(page), /# arXiv:2307\.08691 FlashAttention-2: [^\n]+ \(2023\)/);
    assert.match(textOf(page), /speed 2x FlashAttention not stated/);
    assert.ok(page.includes(addresses.technique('fused-attention')));
  });

  it('says where its code is, and links to it', async () => {
    const knowledge = await sampleKnowledge();
    const paper = knowledge.paper('flashattention-2')!;
    const links = (code: string | null): readonly string[] =>
      paperPage({ ...paper, code }, viewOf(knowledge)).source.match(/<a href="https:[^]*?<\/a>/g) ?? [];
    assert.deepEqual(links('https://github.com/owner/name/').slice(1), [
      '<a href="https://github.com/owner/name/" rel="noreferrer">Code on github.com: owner/name</a>',
    ]);
    assert.deepEqual(links(null).length, 1);
  });

  it('says why a technique lists it, and which papers are like it and why', async () => {
    const knowledge = await sampleKnowledge();
    const paper = knowledge.paper('flashattention-2')!;
    const like = { ...paper, id: 'like', arxiv: '2401.00001', title: 'Another kernel', year: 2024 };
    const both = new Knowledge({ ...knowledge, papers: [...knowledge.papers, like] });
    const page = paperPage(paper, viewOf(both)).source;
    assert.ok(headings(page).includes('Similar papers'));
    assert.match(textOf(page), /Why it is listed: /);
    assert.match(textOf(page), /Another kernel 2024 · both: Fused attention, /);
    assert.ok(page.includes(addresses.paper('like')));
  });

  it('names the subject of a paper outside efficiency, and says that it has no summary', async () => {
    const knowledge = await sampleKnowledge();
    const text = textOf(paperPage(knowledge.paper('stars')!, viewOf(knowledge)).source);
    assert.match(text, /No summary is written yet/);
    assert.match(text, /astronomy; outside efficiency/);
  });
});

describe('document', () => {
  const frame = { style: 'https://x/page.css', script: 'https://x/page.js', nonce: 'n0', source: 'https://x' };

  it('allows the two files of its frame and nothing else', () => {
    const page = documentOf('T', html`<p>x</p>`, { kind: 'paper', id: 'p', opening: 'a' }, frame);
    const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(page)![1];
    assert.equal(policy, "default-src 'none'; style-src https://x 'nonce-n0'; script-src 'nonce-n0'");
    assert.deepEqual(page.match(/<script[^>]*>/g), ['<script nonce="n0" src="https://x/page.js">']);
    assert.doesNotMatch(page, /\son\w+=|\sstyle=|<style/i);
  });

  it('carries its state as data that cannot leave its attribute', () => {
    const state = { kind: 'paper', id: '"><script>alert(1)</script>', opening: 'a' } as const;
    const page = documentOf(HOSTILE, html``, state, frame);
    assert.equal(page.match(/<script/g)!.length, 1);
    assert.equal(page.match(/<\/title>/g)!.length, 1);
    const kept = /data-state="([^"]*)"/
      .exec(page)![1]!
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>');
    assert.deepEqual(JSON.parse(kept), state);
  });
});
