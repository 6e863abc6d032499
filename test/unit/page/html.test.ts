import assert from 'node:assert/strict';
import { codeBlock, painted } from '../../../src/page/html/code.ts';
import { html, visible } from '../../../src/page/html/html.ts';
import { fromMarkdown } from '../../../src/page/html/markdown.ts';
import { pythonTokens } from '../../../src/page/html/python.ts';

describe('HTML of pages', () => {
  it('escapes text in content and in attributes, and keeps pieces of HTML', () => {
    const piece = html`<b>${'<i>'}</b>`;
    assert.equal(
      html`<p title="${`"'&<>`}">${piece}</p>`.source,
      '<p title="&quot;&#39;&amp;&lt;&gt;"><b>&lt;i&gt;</b></p>',
    );
  });

  it('joins lists and leaves out what is absent', () => {
    assert.equal(html`${['a', html`<b>b</b>`, undefined]}${false}${undefined}${0}`.source, 'a<b>b</b>0');
  });

  it('keeps direction marks and control characters out of text', () => {
    assert.equal(html`${'a\u202eb\u0000c\u2066d\u200fe\nf'}`.source, 'abcde\nf');
  });

  it('names what code would hide', () => {
    assert.equal(visible('a\u202e<').source, 'a<span class="unseen">U+202E</span>&lt;');
  });
});

describe('code on pages', () => {
  const kinds = (code: string): string[] =>
    [...pythonTokens(code)].map(({ kind, start, end }) => `${kind} ${code.slice(start, end)}`);

  it('tells comments, strings, keywords and constants apart', () => {
    assert.deepEqual(kinds(`for x in range(3): y = f"in # {x}"  # for\nz = None or important`), [
      'keyword for',
      'keyword in',
      'string f"in # {x}"',
      'comment # for',
      'constant None',
      'keyword or',
    ]);
  });

  it('ends open strings with their line and open blocks with the text', () => {
    assert.deepEqual(kinds(`a = "open\nif b: '''x\ny`), ['string "open', 'keyword if', "string '''x\ny"]);
    assert.deepEqual(kinds(`s = 'it\\'s' + "\\\\"`), [`string 'it\\'s'`, `string "\\\\"`]);
  });

  it('is shown as written, whatever it holds', () => {
    const code = `x = "</script><img src=x onerror=alert(1)>"  # </pre> & é\u202e`;
    const block = codeBlock(code, 'python').source;
    assert.equal(textOf(/<pre[^]*<\/pre>/.exec(block)![0]), code.replace('\u202e', 'U+202E'));
    assert.doesNotMatch(block, /<(?:img|script)|<\/script/);
  });

  it('cuts overlapping layers at each other’s ends', () => {
    const layers = [
      { start: 0, end: 4, kind: 'a' },
      { start: 2, end: 9, kind: 'b' },
    ];
    assert.equal(
      painted('012345', { start: 1, end: 6 }, layers).source,
      '<span class="a">1</span><span class="a b">23</span><span class="b">45</span>',
    );
  });

  it('renders Markdown with its fenced blocks coloured and its tags as text', () => {
    const shown = fromMarkdown('a `b` <b>c</b>\n\n```python\nif a < "b":\n```\n').source;
    assert.match(shown, /^<p>a <code>b<\/code> &lt;b&gt;c&lt;\/b&gt;<\/p>\n<div class="code">/);
    assert.match(textOf(shown), /^a b <b>c<\/b>\s+if a < "b":\s+$/);
  });

  it('shows a change with its lines told apart, whatever stands in them', () => {
    const shown = fromMarkdown('```diff\n-a = x.item()\n+a = "<b>"\n\n b\n```\n').source;
    const lines = Array.from(shown.matchAll(/class="line (\w+)"/g), ([, kind]) => kind);
    assert.deepEqual(lines, ['removed', 'added', 'kept', 'kept']);
    assert.match(
      shown,
      /<span class="said">after: <\/span><span class="text">a = <span class="string">&quot;&lt;b&gt;/,
    );
  });

  it('lets no link of Markdown run code', () => {
    assert.doesNotMatch(fromMarkdown('</script><img src=x onerror="alert(1)"> <!-- -->').source, /<(?!\/?p>)/);
    assert.doesNotMatch(fromMarkdown('[a](javascript:alert(1)) ![b](data:text/html,x)').source, /href|src=/);
  });
});

const textOf = (page: string): string =>
  page
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
