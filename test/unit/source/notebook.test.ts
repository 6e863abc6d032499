import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskMagics } from '../../../src/core/source/magics.ts';
import { cellAt, readNotebook } from '../../../src/core/source/notebook.ts';

interface Raw {
  readonly cell_type: string;
  readonly source: string | readonly string[];
  readonly metadata?: object;
}
const code = (source: Raw['source'], metadata = {}): Raw => ({ cell_type: 'code', source, metadata });
const file = (cells: readonly Raw[], metadata: object = {}, indent = 1): string =>
  JSON.stringify({ cells, metadata, nbformat: 4 }, null, indent);

describe('notebook', () => {
  it('is one text, cell after cell, that leads back to the file', () => {
    const json = file([
      { cell_type: 'markdown', source: ['# Title'] },
      code(['import torch\n', 'x = "a\\"b"']),
      code('y = x.item()\n'),
    ]);
    const { text, cells, inFile } = readNotebook(json);
    assert.equal(text, 'import torch\nx = "a\\"b"\ny = x.item()\n');
    assert.deepEqual(
      cells.map(({ index, span }) => [index, text.slice(span.start, span.end)]),
      [
        [1, 'import torch\nx = "a\\"b"'],
        [2, 'y = x.item()\n'],
      ],
    );
    const start = text.indexOf('x.item()');
    const there = inFile({ start, end: start + 8 });
    assert.equal(json.slice(there.start, there.end), 'x.item()');
    assert.equal(cellAt(cells, start)?.index, 2);
    const quoted = text.indexOf('"a');
    const whole = inFile({ start: quoted, end: text.indexOf('\ny') });
    assert.equal(JSON.parse(`"${json.slice(whole.start, whole.end)}"`), '"a\\"b"');
  });

  it('leads every piece of any text back to where it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (sources, a, b) => {
          // Only what a cell holds as Python, so that nothing is masked.
          const cells = sources.map((source) => code(`v = ${JSON.stringify(source.replace(/[\n\r!%?]/g, ''))}`));
          const json = file(cells);
          const { text, inFile, cells: found } = readNotebook(json);
          const { span } = found[a % found.length]!;
          const start = span.start + (b % (span.end - span.start));
          const there = inFile({ start, end: span.end });
          assert.equal(JSON.parse(`"${json.slice(there.start, there.end)}"`), text.slice(start, span.end));
        },
      ),
    );
  });

  it('leaves cells in other languages, and notebooks of other kernels', () => {
    const cells = [
      code('a = 1', { vscode: { languageId: 'julia' } }),
      code('b = 2'),
      code('%%bash\nls'),
      code('%%time\nc = 3'),
    ];
    assert.equal(readNotebook(file(cells)).text, 'b = 2\n      \n  \n      \nc = 3\n');
    assert.equal(readNotebook(file(cells, { kernelspec: { language: 'R' } })).text, '');
    assert.match(readNotebook(file(cells, { kernelspec: { language: 'python' } })).text, /b = 2/);
  });

  it('knows what its cells install', () => {
    const { installs } = readNotebook(
      file([code('!pip install -q torch==1.9.0 "transformers>=4.40" wandb\n%pip install peft==0.5 -U\nimport torch')]),
    );
    assert.deepEqual(installs, ['torch==1.9.0', 'transformers>=4.40', 'peft==0.5']);
  });

  it('says what is no notebook', () => {
    for (const text of ['', '{}', '[]', '{"cells": 3}', '{"cells": [', 'import torch'])
      assert.throws(() => readNotebook(text), /is not a notebook/);
    assert.equal(
      readNotebook('{"cells": [{"cell_type": "code"}, 3, {"cell_type": "code", "source": [1]}]}').text.trim(),
      '',
    );
  });

  it('reads the format before the fourth', () => {
    const old = JSON.stringify({ worksheets: [{ cells: [{ cell_type: 'code', input: ['x = 1\n'] }] }] });
    assert.equal(readNotebook(old).text, 'x = 1\n');
  });
});

describe('magics', () => {
  const masked = (cell: string): string => maskMagics(cell).text;

  it('are masked line for line and letter for letter', () => {
    const cell =
      '%matplotlib inline\n!ls \\\n  -l\nmodel?\n?model\nx = 1\nif x:\n    !pwd -P\nfiles = !ls *.py\nt = %timeit -o f()\n';
    const text = masked(cell);
    assert.equal(text.length, cell.length);
    assert.deepEqual(
      text.split('\n').map((line) => line.trimEnd()),
      ['', '', '', '', '', 'x = 1', 'if x:', '    pass', 'files = 0', 't = 0', ''],
    );
  });

  it('leave Python as it is', () => {
    const cell = 'x = (a\n  % b)\ny = a != b\nz = "50%"\nassert x % 2\nprint("what?")\n@dec\ndef f(): ...\n';
    assert.equal(masked(cell), cell);
  });

  it('of a cell mask it whole, unless Python follows', () => {
    assert.equal(masked('%%bash\nrm x\n').trim(), '');
    assert.equal(masked('%%writefile a.py\nimport torch\n').trim(), '');
    assert.equal(masked('\n%%capture out\nx = 1\n').trim(), 'x = 1');
  });
});
