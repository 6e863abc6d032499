import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LogicalLines } from '../../../src/core/source/logicalLines.ts';

const lineOf = (text: string): string => new LogicalLines(text).at(text.indexOf('here')).text.trim();
const isSilent = (text: string): boolean => new LogicalLines(text).isSilent(text.indexOf('here'));

describe('logical lines', () => {
  it('go on within brackets and strings and behind a backslash', () => {
    assert.equal(lineOf('a\nb = f(\n  here,\n[\n]\n)\nc'), 'b = f(\n  here,\n[\n]\n)');
    assert.equal(lineOf('a\nb = """x\n(\n""" + here\nc'), 'b = """x\n(\n""" + here');
    assert.equal(lineOf('a\nb = here + \\\n  1\nc'), 'b = here + \\\n  1');
    assert.equal(lineOf('a\r\nb = here + \\\r\n  1\r\nc'), 'b = here + \\\r\n  1');
    assert.equal(lineOf('a\rhere\rb'), 'here');
  });
  it('begin anew with a statement where a bracket is never closed', () => {
    assert.equal(lineOf('a = f(b\ndef here():\n  pass'), 'def here():');
    assert.equal(lineOf('a = [b\n  for c in d\n  if here]'), 'a = [b\n  for c in d\n  if here]');
  });
  it('are not opened by brackets and quotes in strings and comments', () => {
    assert.equal(lineOf("a = '('\nhere # it's\nc"), "here # it's");
    assert.equal(lineOf("a = 'never closed (\nhere\nc"), 'here');
    assert.equal(lineOf("a = '\\'('\nhere\nc"), 'here');
    assert.equal(lineOf("a = f'{b['c'](d)} ('\nhere\nc"), 'here');
    assert.equal(lineOf("a = f'{{' + f'''{b}'\n('''\nhere\nc"), 'here');
    assert.equal(lineOf("a = f'{b:\"^9}'\nhere\nc"), 'here');
  });
  it('tell comments and strings from code', () => {
    for (const text of [
      '# here',
      'a # here',
      '"here"',
      "r'\\' here'",
      '"""\n\'here\n"""',
      "b'x' + u'here'",
      '"\\\nhere"',
    ])
      assert.ok(isSilent(text), text);
    for (const text of ['here', '"" + here', "'#'; here", "f'{here}'", "f'{a['b']} {here}'", "Rf'''{here}'''"])
      assert.ok(!isSilent(text), text);
    assert.ok(!isSilent('"""a"""\nhere'));
    assert.ok(!isSilent('"""a\nhere'));
    assert.ok(!isSilent("f'''{a:\"^9}'''\nb = here"));
  });
});
