import { collatesOnDevice } from '../../context/dataLoader.ts';
import { itemCost } from '../../context/dataset.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';

/**
 * Page-locked batches pay for the captured loader: it has worker processes, or prepares its items one by one, and its
 * batches are neither made on the device nor mere indices.
 */
export const pinningHelps: Guard = {
  name: 'pinningHelps',
  takes: { loader: 'capture' },
  ask(match, args) {
    const loader = match.node(args.text('loader'));
    const { file } = match;
    const workers = keyword(loader, 'num_workers') ?? positional(loader)[5];
    const cost = itemCost(loader, file);
    if (cost === 'device' || cost === 'indices' || collatesOnDevice(loader, file)) return 'no';
    if (workers && literalOf(workers, file.names) !== '0') return 'yes';
    return cost === 'work' ? 'yes' : cost === 'rows' ? 'inferred' : 'no';
  },
};
