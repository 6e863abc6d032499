import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { trainsOnPictures } from '../../../src/core/patterns/guards/trainsOnPictures.ts';
import { ask } from './ask.ts';

const of = (code: string): Promise<string> => ask(trainsOnPictures, `${code}run\n`, 'run');

describe('guard trainsOnPictures', () => {
  it('knows layers, libraries and names of architectures beside pictures', async () => {
    assert.equal(await of('from torch import nn\nnet = nn.Conv2d(3, 8, 3)\nnet(images)\n'), 'yes');
    assert.equal(await of('from models import ResNet18\nimport torchvision\nnet = ResNet18()\n'), 'yes');
  });

  it('says no for transformers, toys, and where no picture is named', async () => {
    assert.equal(await of('from models import vit_base, resnet50\nnet(images)\n'), 'no');
    assert.equal(await of('from torch import nn\nfrom torchvision.datasets import MNIST\nnn.Conv2d(1, 8, 3)\n'), 'no');
    assert.equal(await of('from torch import nn\nnet = nn.Conv2d(3, 8, 3)\nnet(maps)\n'), 'no');
  });
});
