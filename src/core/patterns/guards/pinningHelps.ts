import { collatesOnDevice } from '../../context/dataLoader.ts';
import type { FileContext } from '../../context/file.ts';
import { itemCost } from '../../context/dataset.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { literalOf } from '../literal.ts';
import type { Node } from '../../syntax/node.ts';
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
    if (workers && literalOf(workers, file.names) !== '0' && !isZeroOption(workers, file)) return 'yes';
    return cost === 'work' ? 'yes' : cost === 'rows' ? 'inferred' : 'no';
  },
};

/** `args.num_workers` of an option whose default is 0: most runs have no workers. */
function isZeroOption(value: Node, file: FileContext): boolean {
  const name = value.kind === 'attribute' ? value.field('attribute')?.text : undefined;
  if (!name || !file.hasWord(name)) return false;
  const option = new RegExp(`['"]--${name.replaceAll('_', '[_-]')}['"][^)]*?default\\s*=\\s*0\\b`);
  return option.test(file.text);
}
