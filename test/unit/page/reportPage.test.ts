import assert from 'node:assert/strict';
import type { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import { reportOf } from '../../../src/core/report/report.ts';
import { summarize } from '../../../src/core/report/summary.ts';
import { noReportPage, reportPage } from '../../../src/page/html/reportPage.ts';
import { reportFiles, reportKnowledge, reportView, sampleSummary } from './reportSample.ts';

const HOSTILE = '</script><img src=x onerror="alert(1)"> \u202e`${x}` \'"&amp; --> ]]>';

const textOf = (page: string): string => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const tagsOf = (page: string): string[] =>
  Array.from(
    page.replace(/<span class="unseen">U\+202E<\/span>/g, '').matchAll(/<\/?([a-zA-Z][\w-]*|!--)/g),
    ([tag]) => tag,
  );
const headings = (page: string): string[] =>
  Array.from(page.matchAll(/<h2[^>]*>([^<]*)/g), ([, title]) => title!.trim());
const sectionOf = (page: string, id: string): string =>
  new RegExp(`<section id="${id}"[^]*?</section>`).exec(page)?.[0] ?? '';

describe('report page', () => {
  let knowledge: Knowledge;
  let page: string;

  before(async () => {
    knowledge = await reportKnowledge();
    page = reportPage(sampleSummary(knowledge), reportView(knowledge)).source;
  });

  it('says how many findings the editor of the reader hides, where it hides any', () => {
    const withHidden = reportPage(sampleSummary(knowledge), { ...reportView(knowledge), hiddenHere: 3 }).source;
    assert.match(withHidden, /<li>3 hidden in your editor by <code>efficiencyLens\.hidden<\/code><\/li>/);
    assert.doesNotMatch(page, /hidden in your editor/);
  });

  it('has every section under a heading, with a link to each', () => {
    assert.deepEqual(headings(page), [
      'What would get better',
      'Since the baseline',
      'Files with the most',
      'Techniques',
      'Already efficient',
      'Silenced, and why',
    ]);
    const anchors = Array.from(page.matchAll(/<section id="([\w-]+)"/g), ([, id]) => id!);
    assert.deepEqual(
      Array.from(page.matchAll(/href="#([\w-]+)"/g), ([, id]) => id!),
      anchors,
    );
  });

  it('counts in words, in bars and in a table', () => {
    assert.match(textOf(page), /25 findings in 21 files/);
    assert.match(textOf(page), /Only 23 of 400 files were looked at: the scan was stopped\./);
    const better = sectionOf(page, 'better');
    assert.match(textOf(better), /Memory 25 .*1 breaks, 1 clear, 22 likely, 1 optional/);
    assert.match(textOf(better), /Speed 22 .*22 likely/);
    assert.deepEqual(
      Array.from(better.matchAll(/<td[^>]*>(\d+)<\/td>/g), ([, number]) => Number(number)),
      [1, 1, 22, 1, 25, 0, 0, 22, 0, 22, 1, 1, 22, 1, 25],
    );
    const widths = (id: string): number =>
      Array.from(
        new RegExp(`aria-labelledby="bar-${id}-title[^]*?</svg>`)
          .exec(better)![0]
          .matchAll(/width="([\d.]+)%"\s+height="10"/g),
        ([, width]) => Number(width),
      ).reduce((sum, width) => sum + width, 0);
    assert.match(
      better,
      /<title id="bar-speed-title">Speed: 22 findings<\/title>\s*<desc id="bar-speed-desc">22 likely</,
    );
    assert.ok(Math.abs(widths('speed') / widths('memory') - 22 / 25) < 1e-9);
  });

  it('puts the file with the gravest findings first and leads to its first finding', () => {
    const files = sectionOf(page, 'files');
    const [first] = files.match(/<a [^]*?<\/a>/)!;
    assert.match(first, /href="command:place\?src%2Ftrain\.py%2010%2018%20breaks-pattern"[^]*>src\/train\.py</);
    assert.equal(files.match(/class="bar-source path"/g)!.length, 21);
    assert.match(textOf(files), /9 more files/);
  });

  it('says what is new and what is gone, with what stood there', () => {
    const text = textOf(sectionOf(page, 'since'));
    assert.match(text, /2 new, 2 gone, 23 unchanged/);
    assert.match(text, /New src\/train\.py:1 breaks/);
    assert.match(text, /Gone src\/train\.py was src\/train\.py U\+202E &lt;b&gt; 2 times/);
  });

  it('says what is done well, and what is silenced by whom and why', () => {
    assert.match(textOf(sectionOf(page, 'practices')), /Fused attention Attention is fused\. 3 places/);
    const silenced = textOf(sectionOf(page, 'silenced'));
    assert.match(silenced, /clear-pattern .*By a comment on the line: because of train src\/train\/silenced\.py:1/);
    assert.match(silenced, /By the project’s pyproject\.toml: no reason given src\/train\/silenced\.py:2/);
    assert.match(textOf(page), /3 places undecided/);
    assert.match(textOf(page), /versions that the project states: torch &gt;=2\.1/);
  });

  it('shows hostile names as text: not one tag more or less, nothing inline, no id twice', () => {
    const bad = reportPage(sampleSummary(knowledge, reportFiles(HOSTILE)), reportView(knowledge)).source;
    assert.deepEqual(tagsOf(bad), tagsOf(page));
    assert.doesNotMatch(bad, /\u202e/);
    assert.doesNotMatch(page, /\son\w+=|\sstyle=|<style|<script|javascript:/i);
    const ids = Array.from(page.matchAll(/\sid="([^"]*)"/g), ([, id]) => id!);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('says so where nothing was found, and has no empty sections', () => {
    const files = [{ path: 'a.py', findings: [], pragmas: [], undecided: 0 }];
    const report = reportOf(files, knowledge, { optional: true, suppressed: true });
    const calm = reportPage(summarize(report, files, knowledge), reportView(knowledge)).source;
    assert.deepEqual(headings(calm), []);
    assert.match(textOf(calm), /No findings 1 file looked at .* No inefficiency was recognised/);
    assert.doesNotMatch(textOf(calm), /stopped/);
  });

  it('offers to scan where nobody did', () => {
    const { source } = noReportPage(false, reportView(knowledge));
    assert.match(source, /<a href="command:scan">Scan workspace<\/a>/);
    assert.match(textOf(noReportPage(true, reportView(knowledge)).source), /under way/);
  });
});
