import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import type { CompiledKnowledge } from '../../../src/core/knowledge/compiled.ts';
import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Pattern } from '../../../src/core/knowledge/pattern.ts';
import type { Finding } from '../../../src/core/patterns/finding.ts';
import { bibtex, citationComment } from '../../../src/core/words/citation.ts';
import { axesWords } from '../../../src/core/words/effects.ts';
import { codeSpan, escapeMarkdown } from '../../../src/core/words/escape.ts';
import { explain, recordOf } from '../../../src/core/words/explain.ts';
import { findingHover, nameHover } from '../../../src/core/words/hover.ts';
import { nearest, nearestFew } from '../../../src/core/words/nearest.ts';
import { ruleMarkdown, ruleText } from '../../../src/core/words/ruleHelp.ts';
import { wrap, wrapMarkdown } from '../../../src/core/words/wrap.ts';
import { pairFile } from '../build/pairRecord.ts';
import { inFolder, PATTERN as MEMORY_PATTERN, VALID } from '../build/dataFolder.ts';

const PATTERN: Pattern = {
  ...MEMORY_PATTERN,
  axes: { ...MEMORY_PATTERN.axes, speed: { direction: 'better', size: 'medium' } },
};
const HOSTILE =
  '<img src=x onerror=alert(1)> [x](command:y) `tick` **bold** # a\n\n- b | c $(zap) &lt; https://x.example www.x.example a@b.example';
const FINDING: Finding = {
  pattern: 'attention-scores-materialized',
  confidence: 'high',
  region: { start: 0, end: 1 },
  construct: { start: 0, end: 1 },
  seen: [],
};

/** Renders as leniently as any host may: HTML allowed, addresses made links. */
const lenient = new MarkdownIt({ html: true, linkify: true });

describe('words', () => {
  let compiled: CompiledKnowledge;
  let knowledge: Knowledge;

  before(async () => {
    compiled = await inFolder(VALID, (folder) => gatherKnowledge(folder, [PATTERN]));
    knowledge = new Knowledge(compiled);
  });

  const hostile = (): Knowledge =>
    new Knowledge({
      ...compiled,
      techniques: compiled.techniques.map((technique) => ({ ...technique, name: HOSTILE, summary: HOSTILE })),
      papers: compiled.papers.map((paper) => ({ ...paper, title: HOSTILE })),
      patterns: [{ ...PATTERN, why: HOSTILE, instead: HOSTILE, quietWhen: [HOSTILE] }],
    });

  it('says effects in words, memory first', () => {
    assert.equal(
      axesWords({
        speed: { direction: 'better', size: 'medium' },
        memory: { direction: 'better', size: 'large' },
        quality: { direction: 'same' },
      }),
      'less memory (large) · faster (medium) · same results',
    );
  });

  it('words a finding in at most five lines with technique, reason, evidence, exceptions and links', () => {
    const hover = findingHover(FINDING, knowledge, [
      { label: 'Open technique', address: 'command:efficiencyLens.openTechnique?["fused-attention"]' },
      { label: 'Ignore', address: 'command:efficiencyLens.ignore' },
    ]);
    assert.deepEqual(hover.split('  \n'), [
      '**Fused attention** — less memory (large) · faster (medium)',
      '[Open technique](<command:efficiencyLens.openTechnique?["fused-attention"]>) · [Ignore](<command:efficiencyLens.ignore>)',
      'The score matrix is written to memory and read back.',
      'Evidence: about 2x faster; against the first kernel (FlashAttention-2: Faster Attention, 2023)',
      'When not: the weights are returned',
    ]);
    assert.equal((lenient.render(hover).match(/<a /g) ?? []).length, 2);
    assert.match(findingHover({ ...FINDING, confidence: 'medium' }, knowledge, []), /One name here was inferred/);
    const elsewhere = compiled.techniques.map((one) => ({
      ...one,
      evidence: one.evidence.map(({ patterns: _patterns, ...figure }) => figure),
    }));
    const unquoted = findingHover(FINDING, new Knowledge({ ...compiled, techniques: elsewhere }), []);
    assert.doesNotMatch(unquoted, /Evidence/);
    assert.equal(findingHover({ ...FINDING, pattern: 'gone' }, knowledge, []), 'gone');
  });

  it('quotes in the hover what was measured, and in full where it explains the technique', async () => {
    const files = { ...VALID, ...pairFile() };
    const both = new Knowledge(await inFolder(files, (folder) => gatherKnowledge(folder, [PATTERN])));
    const hover = findingHover(FINDING, both, [{ label: 'Ignore', address: 'command:ignore' }]).split('  \n');
    assert.equal(hover.length, 5);
    assert.equal(
      hover[3],
      'Evidence: 4× to 28× faster at 2 of 4 sizes, 1/48 to 1/768 of the memory at 2 of 4 sizes, only the new code ' +
        'fits in memory at 1 of 4 sizes; 128 to 65,536 tokens, forward and backward, bf16, a device, PyTorch 2.11.0 (measured in plain PyTorch)',
    );
    const technique = explain(recordOf('fused-attention', both)!, both, 1000);
    assert.match(
      technique,
      /  - Scores written out, against one call\. 4× to 28× faster[^\n]*\(measured in plain PyTorch\), 2026-11-23\. Faster from 1,024 tokens on;/,
    );
  });

  it('says in the hover for which versions advice holds, unless the project settles it', () => {
    const said = (versions: Record<string, string>): string | undefined =>
      /read back\.(.*)  $/m.exec(findingHover(FINDING, knowledge, [], { versions }))?.[1];
    assert.equal(said({}), ' Holds for torch \\>=2.0; the version here is not known.');
    assert.equal(said({ torch: '>=1.13' }), ' Holds for torch \\>=2.0; the project states \\>=1.13.');
    assert.equal(said({ torch: '>=2.1,<3' }), '');
    assert.equal(findingHover(FINDING, knowledge, [], { versions: {} }).split('\n').length, 4);
  });

  it('stays at five lines, however many techniques share the place', () => {
    const links = [{ label: 'Ignore', address: 'command:ignore' }];
    const others = ['One', 'Two', 'Three', '[Four](x)', 'Five'].map((label) => ({ label, address: 'command:open' }));
    const lineOf = (count: number): string[] =>
      findingHover(FINDING, knowledge, links, { versions: {}, others: others.slice(0, count) }).split('\n');
    for (const count of [0, 1, 3, 4, 5]) assert.equal(lineOf(count).length, 5);
    assert.equal(lineOf(1)[3]!.trim(), 'Also here: [One](<command:open>)');
    assert.match(lineOf(5)[3]!, /^Also here: \[One\]\S+ · \[Two\]\S+ · \[Three\]\S+ and 2 more/);
    assert.match(lineOf(5)[4]!, /^When not: /);
    assert.match(findingHover(FINDING, knowledge, [], { others: [others[3]!] }), /\[\\\[Four\\\]/);
  });

  it('lets no text start markup, a link, HTML or a new line', () => {
    const pieces = [
      findingHover(FINDING, hostile(), []),
      nameHover(hostile().techniques, () => []),
      escapeMarkdown(HOSTILE),
      ...['# a', '- b', '1. c', '+ d', '2) e', '---', '==='].map(
        (start) => `${escapeMarkdown(start)}${escapeMarkdown(HOSTILE)}`,
      ),
    ];
    for (const piece of pieces) {
      const html = lenient.render(piece);
      assert.doesNotMatch(html, /<img|<a |<code|<h1|<li|<hr|<table/, html);
      assert.ok(html.includes('&lt;img src=x'), 'the text itself stays readable');
    }
    const help = lenient.render(
      ruleMarkdown({ ...PATTERN, why: HOSTILE, instead: HOSTILE, quietWhen: [HOSTILE] }, hostile()),
    );
    assert.doesNotMatch(help, /<img|href="(?!https:\/\/arxiv\.org\/abs\/)/);
    assert.equal(findingHover(FINDING, hostile(), []).split('\n').length, 4);
  });

  it('keeps code in its span, whatever it holds', () => {
    assert.equal(lenient.renderInline(codeSpan('a `b` ``c')), '<code>a `b` ``c</code>');
    assert.equal(lenient.renderInline(codeSpan('`')), '<code>`</code>');
    assert.equal(lenient.renderInline(codeSpan('x\n<b>')), '<code>x &lt;b&gt;</code>');
  });

  it('points from an API name to at most three techniques', () => {
    const [technique] = knowledge.techniques;
    const hover = nameHover([technique!, technique!, technique!, technique!], ({ id }) => [
      { label: 'Open', address: `command:open?${id}` },
    ]);
    assert.equal(hover.split('\n').length, 3);
    assert.match(hover, /\[Open\]\(<command:open\?fused-attention>\)$/);
  });

  it('explains patterns, techniques and papers as plain text', () => {
    const text = (id: string) => explain(recordOf(id, knowledge)!, knowledge, 60);
    const pattern = text('attention-scores-materialised');
    assert.match(pattern, /^attention-scores-materialized\n\(pattern, clear\)/);
    assert.match(pattern, /# efficiency-lens: ignore\[attention-scores-materialized\] -- reason/);
    const technique = text('fused-attention');
    for (const part of [
      'What it is',
      'Why it costs',
      'How to fix: PyTorch (read: ',
      'When not to',
      'Papers',
      'flashattention-2',
      'torch >=2.0',
    ]) {
      assert.ok(technique.includes(part), part);
    }
    const paper = text('flashattention-2');
    assert.match(paper, /speed: 2x; against: FlashAttention; on: not stated/);
    assert.match(paper, /https:\/\/arxiv\.org\/abs\/2307\.08691/);
    assert.ok(
      pattern.split('\n').every((line) => line.length <= 76),
      'wrapped',
    );
    assert.equal(recordOf('nothing', knowledge), undefined);
  });

  it('gives rules a help text and Markdown with papers', () => {
    const card = knowledge.pattern(PATTERN.id)!;
    assert.match(
      ruleMarkdown(card, knowledge),
      /\[FlashAttention-2: Faster Attention\]\(https:\/\/arxiv\.org\/abs\/2307\.08691\)/,
    );
    assert.match(ruleText(card, knowledge), /Instead/);
  });

  it('cites without authors and with TeX escaped', () => {
    const paper = { ...knowledge.paper('stars')!, title: 'A & B_c at 100% of O(n^2) \\ {x}' };
    assert.equal(
      bibtex(paper),
      '@misc{stars,\n  title = {{A \\& B\\_c at 100\\% of O(n\\textasciicircum{}2) \\textbackslash{} \\{x\\}}},\n' +
        '  eprint = {astro-ph/9901001},\n  archivePrefix = {arXiv},\n  year = {1999},\n' +
        '  url = {https://arxiv.org/abs/astro-ph/9901001},\n}',
    );
  });

  it('cites a paper on one line of code, whatever its title holds', () => {
    const paper = { ...knowledge.paper('flashattention-2')!, title: 'A\nimport os\u2028# B' };
    assert.equal(citationComment(paper), '# arXiv:2307.08691 A import os # B (2023)');
  });

  it('finds the nearest name and stays silent when nothing is near', () => {
    const names = ['fused-attention', 'fused-optimizer', 'lora'];
    assert.equal(nearest('fused-atention', names), 'fused-attention');
    assert.equal(nearest('optimiser', names), 'fused-optimizer');
    assert.equal(nearest('lroa', names), 'lora');
    assert.equal(nearest('kubernetes', names), undefined);
    assert.deepEqual(nearestFew('fused', names, 5), ['fused-attention', 'fused-optimizer']);
  });

  it('wraps without breaking words', () => {
    assert.equal(wrap('aa bb cccccccccc dd', 6, ' '), ' aa bb\n cccccccccc\n dd');
    assert.equal(wrap('  ', 6), '');
    assert.equal(
      wrapMarkdown('aa bb cc\n\n- dd ee ff\n1. gg hh\n```python\nlong line of code\n```\n| a table | stays |', 7, ' '),
      ' aa bb\n cc\n\n - dd\n   ee\n   ff\n 1. gg\n    hh\n ```python\n long line of code\n ```\n | a table | stays |',
    );
  });
});
