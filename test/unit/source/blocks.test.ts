import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Blocks } from '../../../src/core/source/blocks.ts';

/** What stands in the block that begins in the line of `start`. */
function blockOf(...lines: readonly string[]): string {
  const text = lines.join('\n');
  const start = text.lastIndexOf('\n', text.indexOf('start')) + 1;
  return text.slice(start, new Blocks(text).endOf(start));
}

describe('blocks', () => {
  it('end before the first line that stands as far out as they begin', () => {
    assert.match(blockOf('for start in xs:', '    a', '', '    b', 'c'), /b\n$/);
    assert.match(blockOf('  while start:', '    a', '  else:', '    b'), /a\n$/);
    assert.match(blockOf('start', 'a'), /^start\n$/);
  });
  it('hold what a bracket, a comment or a string of theirs holds further out', () => {
    assert.match(blockOf('for start in f(', '    a,', '):', '    b', 'c'), /b\n$/);
    assert.match(blockOf('for start in xs:', '    a', '# note', '    b', 'c'), /b\n$/);
    assert.match(blockOf('for start in xs:', '    a = """', 'text', '"""', '    b', 'c'), /b\n$/);
  });
  it('name the statement around a line', () => {
    const text = 'class A:\n    def f(self):\n        x = 1\n        for y in x:\n            z\n        u\n';
    const at = (word: string) => new Blocks(text).at(text.lastIndexOf('\n', text.indexOf(word)) + 1);
    assert.equal(at('z')?.keyword, 'for');
    assert.equal(at('u')?.name, 'f');
    assert.equal(at('u')?.around?.name, 'A');
    assert.equal(new Blocks('x = 1\n').at(0), null);
  });
  it('are begun by statements, and by no line of a string or of brackets', () => {
    const at = (...lines: readonly string[]) => {
      const text = lines.join('\n');
      return new Blocks(text).at(text.lastIndexOf('\n', text.indexOf('here')) + 1)?.keyword ?? null;
    };
    assert.equal(at('def f():', '    """', 'for each of them', '    """', '    here'), 'def');
    assert.equal(at('x = [', '    y', '    for y in z', '        if here', ']'), null);
    assert.equal(at('"""', 'for here', '"""'), null);
  });
  it('end in a long string that is never closed, without going back at each of its lines', () => {
    // A walk back at every line would look at four hundred thousand million characters, far beyond the limit of a test.
    const text = `for x in xs:\n    """\n${'word\n'.repeat(400_000)}`;
    assert.equal(new Blocks(text).endOf(0), text.length);
  });
});
