import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import picomatch from 'picomatch';
import { GlobError, readGlob } from '../../../src/core/config/glob.ts';

describe('globs of a configuration', () => {
  const cases: readonly (readonly [glob: string, named: readonly string[], others: readonly string[]])[] = [
    ['*_pb2.py', ['a_pb2.py', 'src/deep/a_pb2.py'], ['a_pb2.pyi', 'a_pb2.py.txt']],
    ['third_party', ['third_party/a.py', 'src/third_party/b/c.py', 'third_party'], ['my_third_party/a.py']],
    ['third_party/', ['third_party/a.py', 'src/third_party/a.py'], ['third_party_too/a.py']],
    ['/third_party', ['third_party/a.py'], ['src/third_party/a.py']],
    ['./src/old', ['src/old/a.py'], ['lib/src/old/a.py']],
    ['src/*.py', ['src/a.py'], ['src/b/a.py', 'a.py', 'x/src/a.py']],
    ['src/**/test_?.py', ['src/test_a.py', 'src/b/c/test_b.py'], ['src/test_ab.py', 'test_a.py']],
    ['**/gen/**', ['gen/a.py', 'a/gen/b.py'], ['a/general/b.py']],
    ['src/*/**', ['src/a/b.py', 'src/a/b/c.py'], ['src/a.py']],
    ['**', ['a.py', 'a/b.py'], []],
    ['v[0-9].py', ['v1.py', 'a/v9.py'], ['va.py', 'v10.py']],
    ['v[!0-9]*', ['va.py'], ['v1.py']],
    ['[]a].py', ['].py', 'a.py'], ['b.py']],
    ['[a-].py', ['-.py', 'a.py'], ['b.py']],
    ['{a,b/{c,d}}/*.py', ['a/x.py', 'b/c/x.py', 'b/d/x.py'], ['c/x.py', 'b/x.py']],
    ['.hidden*', ['.hidden.py', 'a/.hidden/b.py'], ['hidden.py']],
    ['a(b)+.py', ['a(b)+.py'], ['abb.py']],
    ['modèle-😀?.py', ['modèle-😀😀.py'], ['modèle-😀.py']],
  ];
  for (const [glob, named, others] of cases) {
    it(`${glob} names what it should and nothing else`, () => {
      const matches = readGlob(glob);
      assert.deepEqual(named.filter((path) => !matches(path)), []); // prettier-ignore
      assert.deepEqual(others.filter(matches), []);
    });
  }

  const wrong: readonly (readonly [glob: string, why: RegExp])[] = [
    ['', /names nothing/],
    ['/', /names nothing/],
    ['{,}', /names nothing/],
    ['../a', /out of the folder/],
    ['a\\b', /separated by \//],
    ['!a', /begin with «!»/],
    ['[a', /bracket does not close/],
    ['{a', /braces do not close/],
    ['a}', /braces do not close/],
    ['{a,b}'.repeat(20), /too many/],
    ['a'.repeat(501), /longer than/],
  ];
  for (const [glob, why] of wrong) {
    it(`${JSON.stringify(glob.slice(0, 20))} is refused`, () => {
      assert.throws(
        () => readGlob(glob),
        (error) => error instanceof GlobError && why.test(error.message),
      );
    });
  }

  it('agree with a library on whatever both understand', () => {
    const piece = fc.constantFrom('a', 'b', 'ab', '*', '?', '.', '[ab]', '[^a]');
    const name = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    const part = fc.oneof({ weight: 3, arbitrary: name }, { weight: 1, arbitrary: fc.constant('**') });
    const globs = fc
      .array(part, { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'))
      // Of two stars in a name or at the end, of names that are dots and of `*.*` (where it wants a letter behind the dot)
      // the library has its own opinion.
      .filter((glob) => !/[^/]\*\*|\*\*[^/]|\*\*$|(?:^|\/)\.{1,2}(?:\/|$)|(?:^|\/)\*?\.\*$/.test(glob));
    const names = fc.array(fc.constantFrom('a', 'b', 'ab', 'c', '.'), { minLength: 1, maxLength: 4 });
    const paths = fc
      .array(
        names.map((letters) => letters.join('')).filter((one) => !/^\.{1,2}$/.test(one)),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((parts) => parts.join('/'));
    let matched = 0;
    fc.assert(
      fc.property(globs, paths, (glob, path) => {
        const theirs = picomatch(glob.includes('/') ? glob : `**/${glob}`, { dot: true });
        const ways = path.split('/').map((_, i, all) => all.slice(0, i + 1).join('/'));
        const expected = ways.some((way) => theirs(way));
        if (expected) matched++;
        assert.equal(readGlob(glob)(path), expected, `${glob} against ${path}`);
      }),
      { numRuns: 3000 },
    );
    assert.ok(matched > 100, `only ${matched} matched`);
  });

  it('take no longer for what would keep an expression busy for ever', () => {
    const start = performance.now();
    assert.equal(readGlob(`${'*a'.repeat(100)}b`)('a'.repeat(250)), false);
    assert.equal(readGlob(`${'**/a/'.repeat(50)}b`)('a/'.repeat(1000).slice(0, -1)), false);
    assert.ok(performance.now() - start < 1000);
  });
});
