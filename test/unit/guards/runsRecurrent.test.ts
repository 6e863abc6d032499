import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runsRecurrent } from '../../../src/core/patterns/guards/runsRecurrent.ts';
import { ask } from './ask.ts';

const lstm = 'from torch import nn\nrnn = nn.LSTM(8, 8)\n';

describe('guard runsRecurrent', () => {
  it('knows recurrent networks by their layers and by name', async () => {
    assert.equal(await ask(runsRecurrent, `${lstm}x\n`, 'x'), 'yes');
    assert.equal(await ask(runsRecurrent, 'model = TextLSTM(8)\nx\n', 'x'), 'yes');
    assert.equal(await ask(runsRecurrent, 'state = model.init_hidden(1)\nx\n', 'x'), 'yes');
    assert.equal(await ask(runsRecurrent, 'model = Net(8)\nx\n', 'x'), 'no');
  });

  it('leaves those with more beside it', async () => {
    assert.equal(await ask(runsRecurrent, `${lstm}conv = nn.Conv2d(3, 8, 3)\nx\n`, 'x'), 'no');
    assert.equal(await ask(runsRecurrent, `${lstm}t = Transformer(8)\nx\n`, 'x'), 'no');
  });
});
