import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runsWrapped } from '../../../src/core/patterns/guards/runsWrapped.ts';
import { ask } from './ask.ts';

describe('guard runsWrapped', () => {
  for (const [answer, code, text] of [
    ['yes', 'DP(net)', 'm = DP(net)\nopt = Adam(m.parameters())\n'],
    ['yes', 'DP(net)', 'self.m = DP(net).cuda()\nself.m.train()\n'],
    ['yes', 'DP(net)', 'm = DP(net)\nTrainer(m).run()\n'],
    ['yes', 'DP(net)', 'm = DP(net)\nfor x in loader:\n    y = m(x)\n'],
    ['yes', 'DP(net)', 'def wrap(net):\n    m = DP(net)\n    return m\n'],
    ['yes', 'data_parallel(m, x)', 'y = data_parallel(m, x)\n'],
    ['no', 'DP(net)', 'm = DP(net)\nstate = m.state_dict()\n'],
    ['no', 'DP(net)', 'm = DP(net)\nother(1)\n'],
    ['no', 'DP(net)', 'm = DP(net).to(d)\nm.load_state_dict(state)\nm.eval()\n'],
    ['yes', 'DP(net)', 'm = DP(net).to(d)\nm.load_state_dict(state)\nm(x).backward()\n'],
    ['yes', 'DP(net)', 'if n > 1:\n    m = DP(net)\nm.load_state_dict(state)\nm.eval()\n'],
    ['yes', 'DP(net, ids)', 'm = DP(net, ids)\nm.load_state_dict(state)\nm.eval()\n'],
    ['yes', 'DP(net)', 'def wrap(net):\n    return DP(net)\n'],
    ['yes', 'DP(net)', 'nets["g"] = DP(net)\n'],
    ['yes', 'DP(net)', 'm = DP(net) if n > 1 else net\ny = m(x)\n'],
    ['yes', 'DP(net)', 'def run(x):\n    m.train()\n    return m(x)\nm = DP(net)\nm.load_state_dict(state)\n'],
    ['yes', 'DP(net.body)', 'net.body = DP(net.body)\n'],
    ['no', 'DP(net)', 'def run(x):\n    m = net\n    m = DP(net)\n    m.state_dict()\n'],
    ['unknown', 'DP(net)', 'DP(net)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(runsWrapped, text, code), answer);
    });
  }
});
