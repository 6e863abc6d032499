import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse, stringify } from 'smol-toml';
import { type Path, placesOf } from '../../../src/core/config/tomlPlaces.ts';

const TEXT = `\uFEFF# [tool.lens] is not here
title = """
[tool.lens]
ignore = "\\""" nor here""""
other = '''
[tool.lens]'''
[tool.lens] # but here
ignore = [ # ["x"]
  "one",
  'two', # "three"
  { deep = [1, 2.5, 1979-05-27 07:32:00Z] },
]
"per file" . "a.py" = ['x']
'lit"eral' = 1
severity = { breaks = "off", "a\\u002db" = "hint" }
[tool.lens.decisions.x]
status = true
[[list]]
a = 1
[[list]]
a = 2
[list.inner]
b = 3
`;

describe('places in TOML', () => {
  const at = placesOf(TEXT);
  const found = (...path: Path): readonly [number, string] | undefined => {
    const span = at(path);
    return span && [TEXT.slice(0, span.start).split('\n').length, TEXT.slice(span.start, span.end)];
  };

  const cases: readonly (readonly [path: Path, line: number, text: string])[] = [
    [['title'], 2, 'title'],
    [['tool', 'lens'], 7, 'lens'],
    [['tool', 'lens', 'ignore'], 8, 'ignore'],
    [['tool', 'lens', 'ignore', 0], 9, '"one"'],
    [['tool', 'lens', 'ignore', 1], 10, "'two'"],
    [['tool', 'lens', 'ignore', 2, 'deep'], 11, 'deep'],
    [['tool', 'lens', 'ignore', 2, 'deep', 1], 11, '2.5'],
    [['tool', 'lens', 'per file'], 13, '"per file"'],
    [['tool', 'lens', 'per file', 'a.py', 0], 13, "'x'"],
    [['tool', 'lens', 'lit"eral'], 14, `'lit"eral'`],
    [['tool', 'lens', 'severity', 'a-b'], 15, '"a\\u002db"'],
    [['tool', 'lens', 'decisions', 'x', 'status'], 17, 'status'],
    [['list', 1, 'a'], 21, 'a'],
    [['list', 1, 'inner', 'b'], 23, 'b'],
  ];
  it('is a text that parses', () => assert.ok(parse(TEXT)));
  for (const [path, line, text] of cases) {
    it(`knows ${path.join('.')}`, () => assert.deepEqual(found(...path), [line, text]));
  }

  it('knows no place of what is not there', () => assert.equal(found('tool', 'lens', 'select'), undefined));

  it('knows every key and entry of any text that parses', () => {
    const keys = fc.oneof(fc.string(), fc.stringMatching(/^[a-z-]{1,5}$/)).filter((key) => key !== '__proto__');
    const { value } = fc.letrec<{ value: unknown; table: Record<string, unknown> }>((tie) => ({
      value: fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.array(tie('value'), { maxLength: 3 }), tie('table')),
      table: fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    }));
    let seen = 0;
    fc.assert(
      fc.property(fc.dictionary(keys, value, { maxKeys: 4 }), (tree) => {
        const text = stringify(tree);
        const places = placesOf(text);
        for (const path of pathsOf(parse(text))) {
          seen++;
          assert.ok(places(path), `${JSON.stringify(path)} in\n${text}`);
        }
      }),
    );
    assert.ok(seen > 100);
  });

  it('ends for any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void placesOf(text)(['a'])));
  });
});

/** The way to every key of a tree and every entry of its lists. */
function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) {
      yield [...path, i];
      yield* pathsOf(entry, [...path, i]);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      yield [...path, key];
      yield* pathsOf(entry, [...path, key]);
    }
  }
}
