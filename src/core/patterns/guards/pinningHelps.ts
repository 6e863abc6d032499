import { castsAllBeforeCopy, copiesWithoutWaiting } from '../../context/data/copies.ts';
import { collatesOnDevice, workersOf } from '../../context/data/dataLoader.ts';
import { itemCost } from '../../context/data/dataset.ts';
import {
  givesSingleBatches,
  isSetUpPass,
  loopsOver,
  onlyGenerates,
  writesBatches,
} from '../../context/loops/loaderLoops.ts';
import { trains, trainsIn } from '../../context/training/training.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/**
 * Batches of the captured loader go to the GPU from page-locked memory with gain: worker processes make them (or the items
 * are pictures to train on), and where this file goes over them, it trains or copies without waiting; and they are neither made on the device, nor mere indices, nor taken one by one,
 * nor read in one pass before training, to write something of each to a file, or by a model that generates at length, nor made
 * anew on the host before they are copied, nor handed to a model as they are, as texts.
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
    if (givesSingleBatches(loader, file) || isSettled(loader)) return 'no';
    const loops = loopsOver(loader, file);
    const isSlower = [isSetUpPass, onlyGenerates, writesBatches, castsAllBeforeCopy, handsOnAsIs];
    if (loops.length && loops.every((loop) => isSlower.some((is) => is(loop, file)))) return 'no';
    const size = keyword(loader, 'batch_size') ?? positional(loader)[1];
    const isTraining =
      /train/i.test(loader.parent?.field('left')?.text ?? '') ||
      [keyword(loader, 'shuffle'), keyword(loader, 'sampler'), positional(loader)[2]].some(
        (given) => given && !/^(?:False|None)$/.test(given.text),
      );
    if (size?.text === '1' && !isTraining) return 'no';
    const isHot = trains(file) || loops.some((loop) => trainsIn(loop, file) || copiesWithoutWaiting(loop, file));
    if (loops.length && !isHot) return 'no';
    if (workers === 'some') return 'yes';
    if (workers === 'optional') return isTraining && trains(file) ? 'inferred' : 'no';
    // A copy from pageable memory waits whatever it is told.
    if (loops.some((loop) => copiesWithoutWaiting(loop, file))) return 'inferred';
    // Without workers the thread that waits for the copy would pin as well: only decoding and a long step leave it time.
    if (cost !== 'work' || keyword(loader, 'num_workers') || DIGITS.test(file.text)) return 'no';
    return size && isTraining && trains(file) && !file.hasWord('diffusers') ? 'inferred' : 'no';
  },
};

/** Digits of 28 by 28 pixels. */
const DIGITS = /\btorchvision\b[\s\S]*MNIST|\bUSPS\b/;

/** Somebody thought of it: the other arm of a test pins, or the word was commented out. */
function isSettled(loader: Node): boolean {
  if (/#[^\n]*\bpin_memory\b/.test(loader.text)) return true;
  const choice = loader.enclosing('if_statement');
  return choice !== null && /\bpin_memory\b/.test(choice.text) && choice.field('alternative') !== null;
}

const COPIES = /\.to\(|\.cuda\(|\bto_(?:device|gpu|cuda)\(|_to_(?:device|gpu|cuda)\(/;

const copiesBatch = (loop: Node): boolean => COPIES.test(loop.field('body')?.text ?? '');

/** `model.encode(batch)`: nothing is copied here, because a batch is a list of texts. */
const handsOnAsIs = (loop: Node): boolean =>
  !copiesBatch(loop) && /\.(?:encode|embed|transcribe)\(\s*\w*(?:batch|text)/.test(loop.field('body')?.text ?? '');
