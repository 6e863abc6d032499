import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Blocks } from '../../../src/core/source/blocks.ts';
import { Surroundings } from '../../../src/core/source/surroundings.ts';

/** The surroundings of the line that holds `here`. */
function around(...lines: readonly string[]): Surroundings {
  const text = lines.join('\n');
  return new Surroundings(new Blocks(text), text.lastIndexOf('\n', text.indexOf('here')) + 1);
}

describe('surroundings', () => {
  it('see a loop of the function', () => {
    assert.ok(around('def f():', '    for x in xs:', '        if x:', '            here').inLoop);
    assert.ok(around('while True:', '', '# a comment', '    here').inLoop);
    assert.ok(around('    async for x in xs:', '        here').inLoop);
    assert.ok(around('for x in xs: here').inLoop);
  });
  it('see no loop beside, behind or outside of the function', () => {
    assert.ok(!around('for x in xs:', '    pass', 'here').inLoop);
    assert.ok(!around('def f():', '    while x:', '        pass', '    here').inLoop);
    assert.ok(!around('for x in xs:', '    def f():', '        here').inLoop);
    assert.ok(!around('here').inLoop);
  });
  it('are not led astray by lines that go on, comments and line ends', () => {
    assert.ok(around('for x in xs:', '    y = [', '1,', '    ]', '    here').inLoop);
    assert.ok(around('for x in f(', '    a,', '):', '    here').inLoop);
    assert.ok(around('\tfor x in xs:\r', '\r', '\t\there\r').inLoop);
  });
  it('tell the lines that begin its loops, the innermost first', () => {
    assert.deepEqual(
      around('for a in b:', '    if a:', '        for c in a: # here').loopHeads.map((head) => head.trim()),
      ['for c in a: # here', 'for a in b:'],
    );
    assert.deepEqual(around('for a in b:', '    def f():', '        here').loopHeads, []);
  });
  it('tell the heads of its `for` loops, however many lines they take', () => {
    const { forHeads } = around('while a:', '  for b, c in zip(', '    d,', '  ):', '    for e in f:', '      here');
    assert.deepEqual(
      forHeads.map((head) => head?.target),
      ['e', 'b, c'],
    );
  });
  it('tell what the function gives to a name, or the text to one that is not its own', () => {
    const place = around('a = 1', 'b = 2', 'c = 3', 'def f(b: int,', '    c=0) -> int:', '    c = 4', '    here');
    const values = (name: string) => place.givenHere(name).map(({ value }) => value?.trim());
    assert.deepEqual(values('a'), ['1']);
    assert.deepEqual(values('b'), []);
    assert.ok(values('c').includes('4') && !values('c').includes('3'));
  });
  it('say what stands in the outermost function, and what is left of it', () => {
    const lines = ['a = ones()', 'def f():', '    b = zeros()', '    def g():', '        here', '    end', 'c = eye()'];
    const place = around(...lines);
    assert.ok(place.functionSays(/zeros/));
    assert.ok(!place.functionSays(/ones/));
    assert.ok(!place.functionSays(/eye/));
    assert.equal(place.rest.trim(), 'here\n    end');
    assert.ok(around('here', 'def f():', '    pass').functionSays(/def f/));
    assert.ok(!around('here', 'def f():', '    pass').functionSays(/anything/));
  });
  it('name the function around', () => {
    assert.equal(around('def f():', '    def g(a):', '        here').definition, 'g');
    assert.equal(around('class A:', '    async def step(self):', '        here').definition, 'step');
    assert.equal(around('def f(): pass', 'here').definition, null);
  });
  it('say what a place depends on within its function', () => {
    assert.ok(around('def f():', '    if a:', '        for b in c:', '            here').isConditional);
    assert.ok(around('def f():', '    try:', '        here').isConditional);
    assert.ok(!around('if a:', '    def f():', '        if b: here').isConditional);
    assert.ok(!around('def f():', '    for b in c:', '        here').isConditional);
    assert.ok(!around('def f():', '    if a:', '        b()', '    c = {', '        here: 1').isConditional);
  });
  it('read the line of the class and the decorators of the function', () => {
    const place = around('class A(Base):', '    @a', '    @b()', '    def f(self):', '        here');
    assert.match(place.ownerHeader, /^class A\(Base\):/);
    assert.equal(place.decorators, '    @a\n    @b()\n');
    assert.equal(around('x = 1', 'def f():', '    here').decorators, '');
    assert.equal(around('def f():', '    here').ownerHeader, '');
  });
  it('know the whole statement, wherever in it the line stands', () => {
    const place = around('a = 1', 'b = f(', '    here,', ').to(c)', 'd = 2');
    assert.equal(place.whole, 'b = f(\n    here,\n).to(c)\n');
    assert.ok(place.wholeSays(/\.to\(/));
    assert.ok(!place.wholeSays(/[ad] =/));
  });
  it('take the other arm of a test for a condition, and that of a loop for none', () => {
    assert.ok(around('def f():', '    if a:', '        b', '    else:', '        here').isConditional);
    assert.ok(around('def f():', '    try:', '        b', '    finally:', '        here').isConditional);
    assert.ok(!around('def f():', '    for a in b:', '        c', '    else:', '        here').isConditional);
  });
  it('read what is asked, over lines, to its colon or message', () => {
    assert.equal(
      around('if a[1:2] == ":" and (  # here :', '    b):').condition,
      ' a[1:2] == ":" and (  # here :\n    b)',
    );
    assert.equal(around('assert f(a, b), "here"').condition, ' f(a, b)');
    assert.equal(around('while (here := f(a)):').condition, ' (here := f(a))');
    assert.equal(around('here = 1 if a else 2').condition, '');
  });
  it('say what loops and the class do', () => {
    const place = around(
      'class A(B):',
      '  def f(self):',
      '    for a in b:',
      '      while c:',
      '        here',
      '      d()',
    );
    assert.ok(place.loopSays(/\bd\(/) && place.loopSays((loop) => loop.trimStart().startsWith('while')));
    assert.ok(!place.loopSays(/def/) && place.ownerSays(/def f/));
    assert.ok(!around('here').loopSays(/here/) && !around('here').ownerSays(/here/));
  });
  it('name the functions that call something, and its constructor by its class', () => {
    const lines = ['class A:', '  def __init__(self):', '    g()', 'def f(): return g()', 'g()', 'def g():', '  here'];
    assert.deepEqual(around(...lines).callersOf('g'), ['A', 'f', null]);
  });
  it('tell what a name is given, as a whole and in part', () => {
    const given = around('a = b = [', '  1]', 'b, c = d', 'if (b := 2): b += 3', 'b == here').givenTo('b');
    assert.deepEqual(
      given.map(({ value, isWhole }) => [value?.trim(), isWhole]),
      [
        ['[\n  1]', true],
        ['d', false],
        ['2', true],
        ['3', false],
      ],
    );
  });
});

describe('surroundings of calls, loops and names', () => {
  it('tell what stands in the outermost loop', () => {
    const place = around('for a in b:', '    start()', '    for c in a:', '        here', '        end', 'other()');
    assert.ok(place.loopSays(/start/));
    assert.ok(!place.loopSays(/other/));
    assert.ok(!around('here').loopSays(/here/));
  });
  it('tell the function around without the comments behind it', () => {
    const place = around('def f():', '    here', '# what comes next', '', 'def g():', '    f()');
    assert.equal(place.own, 'def f():\n    here\n');
    assert.deepEqual(
      place.callsOf('f').map(({ definition }) => definition),
      ['g'],
    );
  });
  it('know what a name is given, alone and beside others', () => {
    const place = around('n, c = x.shape', 'm = len(x)', '(', '    k,', '    l,', ') = y', 'f(z, a=1)', 'here');
    assert.ok(place.isAssigned('n', /shape/));
    assert.ok(place.isAssigned('m', /^ len/));
    assert.ok(place.isAssigned('k'));
    assert.ok(!place.isAssigned('m', /shape/));
    assert.ok(!place.isAssigned('x'));
  });
  it('know what a loop calls of its file', () => {
    const lines = ['def pick(x):', '    return x.argmax()', 'for a in b:', '    here', '    a = pick(a)'];
    assert.ok(around(...lines).callsInLoop(/argmax/));
    assert.ok(!around(...lines.slice(0, -1), 'a.argmax()').callsInLoop(/argmax/));
  });
});
