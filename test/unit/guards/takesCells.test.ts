import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { takesCells } from '../../../src/core/patterns/guards/takesCells.ts';
import { ask } from './ask.ts';

const READ = 'import pandas as pd\ndf = pd.read_csv(path)\n';

describe('guard takesCells', () => {
  it('wants several cells of a frame that was read here', async () => {
    const three = 'for i, r in df.iterrows():\n  x.append((r["a"], r.b, r["c"]))\n';
    assert.equal(await ask(takesCells, READ + three, 'df.iterrows()'), 'yes');
    assert.equal(await ask(takesCells, three, 'df.iterrows()'), 'no');
    const two = 'for i, r in df.iterrows():\n  x[r["a"]] = r["b"]\n';
    assert.equal(await ask(takesCells, READ + two, 'df.iterrows()'), 'no');
  });
  it('wants a list of cells alone', async () => {
    const says = (element: string): Promise<string> =>
      ask(takesCells, `x = [${element} for _, r in df.iterrows()]\n`, 'df.iterrows()');
    assert.equal(await says('{"a": r["a"], "b": r.b}'), 'yes');
    assert.equal(await says('int(r["a"])'), 'yes');
    assert.equal(await says('look_up(r["a"])'), 'no');
    assert.equal(await says('r["a"].strip()'), 'no');
  });
});
