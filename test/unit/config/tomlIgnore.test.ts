import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse, stringify } from 'smol-toml';
import { inserted, mayHold, tomlIgnore } from '../../../src/core/config/tomlIgnore.ts';

const ignored = (text: string, reason?: string): string | undefined => {
  const insertions = tomlIgnore(text, 'new-one', reason);
  return insertions && inserted(text, insertions);
};

/** Without the prototypes of the parser. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('ignoring a pattern in pyproject.toml', () => {
  const HEAD = '[tool.efficiency-lens]\n';
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['in an empty file', '', `${HEAD}ignore = ["new-one"]\n`],
    ['without the table', '[project]\nname = "a" # b\n', `[project]\nname = "a" # b\n\n${HEAD}ignore = ["new-one"]\n`],
    ['without a last line end', '[project]', `[project]\n\n${HEAD}ignore = ["new-one"]\n`],
    [
      'in a table without the list',
      `${HEAD}# kept\nexclude = ["a"]\n\n[tool.black]\n`,
      `${HEAD}ignore = ["new-one"]\n# kept\nexclude = ["a"]\n\n[tool.black]\n`,
    ],
    [
      'below a header that ends the file',
      '[tool.efficiency-lens] # x',
      '[tool.efficiency-lens] # x\nignore = ["new-one"]\n',
    ],
    [
      'beside a table below ours',
      '[tool.efficiency-lens.severity]\nlikely = "off"\n',
      `[tool.efficiency-lens.severity]\nlikely = "off"\n\n${HEAD}ignore = ["new-one"]\n`,
    ],
    ['in a list on one line', `${HEAD}ignore = ["a"] # b\n`, `${HEAD}ignore = ["a", "new-one"] # b\n`],
    ['in one with a last comma', `${HEAD}ignore = [ "a", ]\n`, `${HEAD}ignore = [ "a", "new-one", ]\n`],
    ['in an empty list', `${HEAD}ignore = [] # b\n`, `${HEAD}ignore = ["new-one"] # b\n`],
    ['in an empty list on two lines', `${HEAD}ignore = [ # b\n]\n`, `${HEAD}ignore = ["new-one" # b\n]\n`],
    [
      'in a list on several lines, whose comments stay where they are',
      `${HEAD}ignore = [\n  "a", # one\n  "b", # two\n  # three\n]\n`,
      `${HEAD}ignore = [\n  "a", # one\n  "b", # two\n  "new-one",\n  # three\n]\n`,
    ],
    [
      'in one without a last comma',
      `${HEAD}ignore = [\n\t"a",\n\t"b" # two\n]\n`,
      `${HEAD}ignore = [\n\t"a",\n\t"b", # two\n\t"new-one",\n]\n`,
    ],
    [
      'in one that closes beside its last entry',
      `${HEAD}ignore = [\n  "a"]\n`,
      `${HEAD}ignore = [\n  "a", "new-one"]\n`,
    ],
    [
      'behind a table of name and reason',
      `${HEAD}ignore = [\n  { name = "a", reason = "b]" },\n]\n`,
      `${HEAD}ignore = [\n  { name = "a", reason = "b]" },\n  "new-one",\n]\n`,
    ],
    [
      'with the line ends that are there',
      '[a]\r\n[tool.efficiency-lens]\r\n',
      '[a]\r\n[tool.efficiency-lens]\r\nignore = ["new-one"]\r\n',
    ],
    [
      'in a list with such line ends',
      '[tool.efficiency-lens]\r\nignore = [\r\n  "a" # one\r\n]\r\n',
      '[tool.efficiency-lens]\r\nignore = [\r\n  "a", # one\r\n  "new-one",\r\n]\r\n',
    ],
    [
      'in a table on one line',
      '[tool]\nefficiency-lens = { exclude = ["a"] }\n',
      '[tool]\nefficiency-lens = { ignore = ["new-one"], exclude = ["a"] }\n',
    ],
    ['in an empty one', 'tool.efficiency-lens = {}\n', 'tool.efficiency-lens = { ignore = ["new-one"] }\n'],
    [
      'beside keys with dots',
      '[tool]\n# x\nefficiency-lens.exclude = ["a"]\n',
      '[tool]\n# x\nefficiency-lens.ignore = ["new-one"]\nefficiency-lens.exclude = ["a"]\n',
    ],
    [
      'in a text that only looks like the table',
      'a = """\n[tool.efficiency-lens]\n"""\n',
      `a = """\n[tool.efficiency-lens]\n"""\n\n${HEAD}ignore = ["new-one"]\n`,
    ],
  ];
  for (const [what, before, after] of cases) it(what, () => assert.equal(ignored(before), after));

  it('with a reason, whatever stands in it', () => {
    const text = ignored(`${HEAD}ignore = ["a"]\n`, ' say "why"\n\\ not\u007f ')!;
    assert.equal(text, `${HEAD}ignore = ["a", { name = "new-one", reason = "say \\"why\\" \\\\ not" }]\n`);
    assert.deepEqual(plain(parse(text)['tool']), {
      'efficiency-lens': { ignore: ['a', { name: 'new-one', reason: 'say "why" \\ not' }] },
    });
  });

  it('not twice', () => {
    for (const entry of ['"new-one"', '{ name = "new-one", reason = "x" }']) {
      assert.deepEqual(tomlIgnore(`${HEAD}ignore = [${entry}]\n`, 'new-one'), []);
    }
  });

  it('where the table is, or may be in what is no TOML', () => {
    assert.deepEqual([HEAD, `${HEAD}a = `, '# efficiency-lens\n', '[tool.black]\n', 'a = '].map(mayHold), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('not where the list is none, nor the table', () => {
    assert.equal(ignored(`${HEAD}ignore = "a"\n`), undefined);
    assert.equal(ignored('tool = { black = 1 }\n'), undefined);
    assert.throws(() => ignored('a = \n'));
  });

  it('changes nothing else in any text that it finds a way in', () => {
    const keys = fc.stringMatching(/^[a-z. "-]{1,5}$/);
    const values = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }));
    const table = fc.dictionary(keys, values, { maxKeys: 4 });
    let seen = 0;
    fc.assert(
      fc.property(table, table, fc.option(fc.array(fc.string(), { maxLength: 3 })), (others, ours, ignore) => {
        const before = { ...others, tool: { 'efficiency-lens': { ...ours, ...(ignore && { ignore }) } } };
        const text = ignored(stringify(before));
        assert.ok(text !== undefined, stringify(before));
        const table = { ...ours, ignore: [...(ignore ?? []), 'new-one'] };
        assert.deepEqual(plain(parse(text)), plain({ ...others, tool: { 'efficiency-lens': table } }));
        seen++;
      }),
    );
    assert.ok(seen > 50);
  });
});
