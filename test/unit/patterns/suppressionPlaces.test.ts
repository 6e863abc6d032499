import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { readNotebook } from '../../../src/core/source/notebook.ts';
import { makeLens } from '../../lens.ts';

const ATTENTION = 'attention-scores-materialized';
const DONATED = 'state-not-donated';
const comment = (id: string, kind = 'ignore') => `# efficiency-lens: ${kind}[${id}]`;
const IGNORED = comment(ATTENTION);

/** A function around the softmax of attention scores. */
const attention = (...lines: readonly string[]): string =>
  ['import torch', '', 'def f(q, k, v):', '    s = q @ k.mT', ...lines, '    return a @ v', ''].join('\n');

interface Parts {
  readonly above?: string;
  readonly onDecorator?: string;
  readonly onName?: string;
  readonly body?: string;
}

/** A step under two decorators, the second of which could donate its state. */
const decorated = ({ above = '', onDecorator = '', onName = '', body = '' }: Parts): string => `import jax

${above}@timed
@jax.jit${onDecorator}
def train_step(state, batch):${onName}
${body}    loss, grads = jax.value_and_grad(loss_of)(state.params, batch)
    return state.apply_gradients(grads=grads), loss

for batch in batches:
    state, loss = train_step(state, batch)
`;

describe('where a suppression comment stands', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());

  /** How many findings of the pattern are left, and how many are silenced. */
  const counts = (text: string, id: string): readonly number[] => {
    const { findings, suppressed } = lens.analyze({ id: 'model.py', text });
    return [findings, suppressed].map((some) => some.filter(({ pattern }) => pattern === id).length);
  };

  it('finds both without one', () => {
    assert.deepEqual(counts(decorated({}), DONATED), [1, 0]);
    assert.deepEqual(counts(attention('    a = torch.softmax(s, dim=-1)'), ATTENTION), [1, 0]);
  });

  const onDefinition: readonly (readonly [string, Parts, boolean])[] = [
    ['above the decorators', { above: `${comment(DONATED)}\n` }, true],
    ['on the decorator', { onDecorator: `  ${comment(DONATED)}` }, true],
    ['below the decorator', { onDecorator: `\n${comment(DONATED)}` }, true],
    ["on the decorated function's line", { onName: `  ${comment(DONATED)}` }, true],
    ['above the first statement of the body', { body: `    ${comment(DONATED)}\n` }, false],
    ['on the first statement of the body', { body: `    x = 1  ${comment(DONATED)}\n` }, false],
  ];
  for (const [where, parts, isHeard] of onDefinition)
    it(`${isHeard ? 'silences' : 'does not silence'} ${where}`, () =>
      assert.deepEqual(counts(decorated(parts), DONATED), isHeard ? [0, 1] : [1, 0]));

  const file = comment(ATTENTION, 'file-ignore');
  const plain = '    a = torch.softmax(s, dim=-1)';
  const silencing: readonly (readonly [string, string])[] = [
    ['behind a format with # in an f-string', attention(`${plain}; t = f"{k.size(0):#x}"  ${IGNORED}`)],
    ['behind an f-string with the same quotes inside', attention(`${plain}; t = f"{d["#"]}"  ${IGNORED}`)],
    ['behind a string that holds one with a reason', attention(`${plain}; t = "${IGNORED} -- so"  ${IGNORED}`)],
    ['on a line within the braces of an f-string', attention('    t = f"""{', `        d  ${file}`, '    }"""', plain)],
    [
      'behind the end of a triple-quoted string',
      attention('    t = """', `    """; a = torch.softmax(s, -1)  ${IGNORED}`),
    ],
    ['after a line continuation', attention('    a = \\', `        torch.softmax(s, dim=-1)  ${IGNORED}`)],
    [
      'above a statement that is continued',
      attention(`    ${IGNORED}`, '    a = \\', '        torch.softmax(s, dim=-1)'),
    ],
    ['behind the opening bracket', attention(`    a = torch.softmax(  ${IGNORED}`, '        s, dim=-1)')],
    ['behind an argument', attention('    a = torch.softmax(', `        s,  ${IGNORED}`, '        dim=-1,', '    )')],
    ['between arguments', attention('    a = torch.softmax(', '        s,', `        ${IGNORED}`, '        dim=-1)')],
    ['above the closing bracket', attention('    a = torch.softmax(', '        s, -1', `        ${IGNORED}`, '    )')],
  ];
  for (const [where, text] of silencing)
    it(`silences ${where}`, () => assert.deepEqual(counts(text, ATTENTION), [0, 1]));

  const powerless: readonly (readonly [string, string])[] = [
    ['in the text of an f-string', attention(`    t = f"{k.size(0):#x} ${file}"`, plain)],
    ['in a string with the same quotes in an f-string', attention(`    t = f"{d["${file}"]}"`, plain)],
    ['in an f-string in an f-string', attention(`    t = f"{f"{f"${file}"}"}"`, plain)],
    ['in a triple-quoted string', attention('    t = """', `    ${file}`, '    """', plain)],
    [
      'in a triple-quoted string on its line',
      attention('    t = """', `    ${IGNORED}`, '    """; a = torch.softmax(s, -1)'),
    ],
    ['in a string that goes on after a backslash', attention('    t = "a \\', `${file}"`, plain)],
    ['below a call of several lines', attention('    a = torch.softmax(', '        s, -1', '    )', `    ${IGNORED}`)],
  ];
  for (const [where, text] of powerless)
    it(`does not silence ${where}`, () => assert.deepEqual(counts(text, ATTENTION), [1, 0]));

  describe('in a notebook', () => {
    const notebook = (...cells: readonly string[]): readonly number[] => {
      const json = JSON.stringify({ cells: cells.map((source) => ({ cell_type: 'code', source })) });
      const { text, cells: found } = readNotebook(json);
      const spans = found.map(({ span }) => span);
      const { findings, suppressed } = lens.analyze({ id: 'a.ipynb', text, cells: spans });
      return [findings.length, suppressed.length];
    };
    const scores = 'import torch\ns = q @ k.mT';
    const softmax = 'a = torch.softmax(s, dim=-1)\no = a @ v';

    it('finds it without one', () => assert.deepEqual(notebook(scores, softmax), [1, 0]));

    it('silences in its cell, behind a magic too', () => {
      assert.deepEqual(notebook(scores, `${IGNORED}\n${softmax}`), [0, 1]);
      assert.deepEqual(notebook(scores, `%%time\n${IGNORED}\n${softmax}`), [0, 1]);
      assert.deepEqual(notebook(scores, softmax.replace('\n', `  ${IGNORED}\n`)), [0, 1]);
      assert.deepEqual(notebook(scores, `${softmax}\n${comment(ATTENTION, 'cell-ignore')}`), [0, 1]);
    });

    it('does not reach from the end of a cell into the next', () => {
      assert.deepEqual(notebook(`${scores}\n${IGNORED}`, softmax), [1, 0]);
      assert.deepEqual(notebook(scores, IGNORED, softmax), [1, 0]);
      assert.deepEqual(notebook(`${scores}\n${comment(ATTENTION, 'cell-ignore')}`, softmax), [1, 0]);
    });
  });
});
