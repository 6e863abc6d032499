import { castsAllBeforeCopy, copiesWithoutWaiting } from '../../context/copies.ts';
import { collatesOnDevice, workersOf } from '../../context/dataLoader.ts';
import { itemCost } from '../../context/dataset.ts';
import { givesSingleBatches, isSetUpPass, loopsOver, onlyGenerates, writesBatches } from '../../context/loaderLoops.ts';
import { trainsIn } from '../../context/training.ts';
import { keyword } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Batches of a few hundred kilobytes: graphs, digits of 28 by 28 pixels. */
const SMALL = /\btorch_geometric\b|MNIST|\bUSPS\b/;

/**
 * Page-locked batches pay for the captured loader: worker processes make them, or the training process makes large ones for want of a word
 * or copies them without waiting to train on; and they are neither made on the device, nor mere indices, nor taken one by one, nor read in one pass
 * before training, to write something of each to a file, or by a model that generates at length, nor made anew on the host
 * before they are copied.
 */
export const pinningHelps: Guard = {
  name: 'pinningHelps',
  takes: { loader: 'capture' },
  ask(match, args) {
    const loader = match.node(args.text('loader'));
    const { file } = match;
    const workers = workersOf(loader, file);
    const cost = itemCost(loader, file, { always: workers !== 'some' });
    if (cost === 'device' || cost === 'indices' || collatesOnDevice(loader, file)) return 'no';
    if (workers === 'optional' && cost !== 'work') return 'no';
    if (givesSingleBatches(loader, file) || isSettled(loader)) return 'no';
    const loops = loopsOver(loader, file);
    const isSlower = [isSetUpPass, onlyGenerates, writesBatches, castsAllBeforeCopy];
    if (loops.length && loops.every((loop) => isSlower.some((is) => is(loop, file)))) return 'no';
    if (workers !== 'none' || (cost === 'work' && !keyword(loader, 'num_workers') && !SMALL.test(file.text)))
      return 'yes';
    return yesIf(loops.some((loop) => copiesWithoutWaiting(loop, file) && trainsIn(loop, file)));
  },
};

/** Somebody thought of it: the other arm of a test pins, or the word was commented out. */
function isSettled(loader: Node): boolean {
  if (/#[^\n]*\bpin_memory\b/.test(loader.text)) return true;
  const choice = loader.enclosing('if_statement');
  return choice !== null && /\bpin_memory\b/.test(choice.text) && choice.field('alternative') !== null;
}
