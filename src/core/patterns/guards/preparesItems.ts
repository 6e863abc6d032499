import { collatesOnDevice } from '../../context/dataLoader.ts';
import { itemCost } from '../../context/dataset.ts';
import type { Guard } from '../guard.ts';

/**
 * The dataset of the captured loader reads, decodes, tokenizes or transforms an item when it is asked for, in the
 * process that asks. Rows of a table count as inferred; data in memory or on the device is no work.
 */
export const preparesItems: Guard = {
  name: 'preparesItems',
  takes: { loader: 'capture' },
  ask(match, args) {
    const loader = match.node(args.text('loader'));
    const cost = itemCost(loader, match.file);
    if (cost === 'unknown') return 'unknown';
    if ((cost !== 'work' && cost !== 'rows') || collatesOnDevice(loader, match.file)) return 'no';
    return cost === 'work' ? 'yes' : 'inferred';
  },
};
