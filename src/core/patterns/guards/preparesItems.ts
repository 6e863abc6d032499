import { collatesOnDevice } from '../../context/data/dataLoader.ts';
import { collateWorks, itemCost } from '../../context/data/dataset.ts';
import { givesSingleBatches } from '../../context/loops/loaderLoops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The dataset of the captured loader reads, decodes, tokenizes or transforms an item when it is asked for, or the function
 * that joins a batch does, in the process that asks. Rows of a table, data in memory and data on the device are no work.
 */
export const preparesItems: Guard = {
  name: 'preparesItems',
  takes: { loader: 'capture' },
  ask(match, args) {
    const loader = match.node(args.text('loader'));
    const { file } = match;
    const cost = itemCost(loader, file);
    if (cost === 'unknown') return 'unknown';
    if (cost === 'device' || givesSingleBatches(loader, file) || collatesOnDevice(loader, file)) return 'no';
    return yesIf(cost === 'work' || collateWorks(loader, file));
  },
};
