import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Bindings } from '../../../src/core/names/bindings.ts';
import { nodeAt, parse } from '../parse.ts';

/** The values (as written) that the last `name` in the text may hold, latest first. */
async function reaching(text: string, name: string): Promise<string[]> {
  const tree = await parse(text);
  const reached = new Bindings().reaching(nodeAt(tree, name, -1));
  return reached.map(({ value, kind }) => value?.text ?? kind);
}

describe('Bindings', () => {
  it('gives the last assignment of straight-line code', async () => {
    assert.deepEqual(await reaching('x = 1\nx = 2\nprint(x)', 'x'), ['2']);
  });

  it('gives both arms of a branch, and what was before it', async () => {
    assert.deepEqual(await reaching('x = 1\nif a:\n    x = 2\nelse:\n    x = 3\nprint(x)', 'x'), ['3', '2', '1']);
  });

  it('does not give the other arm', async () => {
    assert.deepEqual(await reaching('x = 1\nif a:\n    x = 2\nelse:\n    print(x)', 'x'), ['1']);
  });

  it('gives what a loop carries round', async () => {
    const tree = await parse('x = 1\nfor i in a:\n    print(x)\n    x = 2\n');
    const reached = new Bindings().reaching(nodeAt(tree, 'x', 1));
    assert.deepEqual(
      reached.map(({ value }) => value?.text),
      ['1', '2'],
    );
    assert.deepEqual(await reaching('y = 1\nwhile a:\n    b = y\n    y = b\n    z(y)', 'y'), ['b']);
  });

  it('takes the body of try and with as run', async () => {
    assert.deepEqual(await reaching('x = 1\nwith a:\n    x = 2\nprint(x)', 'x'), ['2']);
    assert.deepEqual(await reaching('try:\n    x = 2\nexcept E:\n    x = 3\nprint(x)', 'x'), ['3', '2']);
  });

  it('knows parameters, loop variables, context managers and walruses', async () => {
    assert.deepEqual(await reaching('def f(x=5):\n    return x', 'x'), ['5']);
    assert.deepEqual(await reaching('for x in items:\n    f(x)', 'x'), ['items']);
    assert.deepEqual(await reaching('with open(p) as x:\n    f(x)', 'x'), ['open(p)']);
    assert.deepEqual(await reaching('if (x := f()):\n    g(x)', 'x'), ['f()']);
    assert.deepEqual(await reaching('[g(x) for x in items]', 'x'), ['items']);
  });

  it('does not look into classes from their methods, but into functions around', async () => {
    assert.deepEqual(await reaching('x = 1\nclass A:\n    x = 2\n    def f(self):\n        return x', 'x'), ['1']);
    assert.deepEqual(await reaching('def f():\n    x = 1\n    def g():\n        return x', 'x'), ['1']);
  });

  it('does not take keyword arguments, attributes or subscripts for bindings', async () => {
    assert.deepEqual(await reaching('x = 1\nf(x=2)\na.x = 3\nx[0] = 4\nprint(x)', 'x'), ['1']);
  });

  it('remembers where in a tuple a name was unpacked', async () => {
    const tree = await parse('a, (b, c) = f()\nprint(c)');
    const [binding] = new Bindings().reaching(nodeAt(tree, 'c', -1));
    assert.deepEqual(binding?.path, [1, 1]);
  });

  it('finds what self has, whatever the first parameter is called', async () => {
    const tree = await parse(
      'class A:\n    z = 0\n    def __init__(this):\n        this.y = 1\n        other.y = 2\n    def f(this):\n        return this.y',
    );
    const owner = nodeAt(tree, 'class A', 0).enclosing('class_definition') ?? tree.root.children[0]!;
    assert.deepEqual(
      new Bindings().ofAttribute(owner, 'y').map(({ value }) => value?.text),
      ['1'],
    );
    assert.deepEqual(
      new Bindings().ofAttribute(owner, 'z').map(({ value }) => value?.text),
      ['0'],
    );
  });
});
