import { collatesOnDevice } from '../../context/data/dataLoader.ts';
import { itemCost } from '../../context/data/dataset.ts';
import { givesSingleBatches, loopsOver } from '../../context/loops/loaderLoops.ts';
import { trains } from '../../context/training/training.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured loader takes items that lie in memory one after the other and joins them, in a file that trains or goes over
 * its batches. A loader that takes whole batches at once, and one of one or two items, has nothing to gain.
 */
export const takesItemsFromMemory: Guard = {
  name: 'takesItemsFromMemory',
  takes: { loader: 'capture' },
  ask(match, args) {
    const loader = match.node(args.text('loader'));
    const { file } = match;
    if (itemCost(loader, file) !== 'memory' || takesWholeBatches(loader)) return 'no';
    if (collatesOnDevice(loader, file) || givesSingleBatches(loader, file)) return 'no';
    return yesIf(trains(file) || loopsOver(loader, file).length > 0);
  },
};

/** No batch size, one or two, or a sampler that gives the indices of a whole batch. */
const takesWholeBatches = (loader: Node): boolean => {
  if (keyword(loader, 'batch_sampler')) return false;
  const size = keyword(loader, 'batch_size') ?? positional(loader)[1];
  return size === undefined || /^(?:[12]|None)$/.test(size.text) || /BatchSampler/.test(loader.text);
};
