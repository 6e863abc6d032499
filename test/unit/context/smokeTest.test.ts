import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { NO_FACTS } from '../../../src/core/patterns/project.ts';
import { makeLens } from '../../lens.ts';

const CLASS = ['import torch', 'class Tower(torch.nn.Module):', '  def forward(self, x):', '    return x', ''];
const TRY = [
  'x = torch.zeros(2, 3, 512, 512)',
  'before = torch.nn.Sequential(torch.nn.Conv2d(3, 3, 1), torch.nn.BatchNorm2d(3))',
  'print(Tower()(before(x)).shape)',
];

describe('a trial of a module by hand', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());

  const found = (lines: readonly string[], inTests = false): number =>
    lens.analyze({ id: 'tower.py', text: `${lines.join('\n')}\n` }, { ...NO_FACTS, inTests }).findings.length;
  const under = (head: string, body: readonly string[] = TRY): readonly string[] => [
    ...CLASS,
    head,
    ...body.map((line) => `  ${line}`),
  ];

  it('is left out like a test', () => {
    assert.equal(found(under("if __name__ == '__main__':")), 0);
    assert.equal(found(under('def test():')), 0);
    assert.equal(found(under("if __name__ == '__main__':", [...TRY, 'Tower()(x).sum().backward()'])), 0);
    assert.equal(found(under("if __name__ == '__main__':"), true), 1);
  });

  it('is no script that trains, reads arguments or stands alone', () => {
    const main = "if __name__ == '__main__':";
    assert.equal(found(under(main, ['args = argparse.ArgumentParser().parse_args()', ...TRY])), 1);
    assert.equal(found(under(main, [...TRY, 'for _ in range(9):', '  Tower()(x).sum().backward()'])), 1);
    assert.equal(found(under('def main():')), 1);
    assert.equal(found(['import torch', main, ...TRY.map((line) => `  ${line}`)]), 1);
  });
});
