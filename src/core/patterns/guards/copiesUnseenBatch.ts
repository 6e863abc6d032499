import { movesBulk } from '../../context/data/bulk.ts';
import { blockingCopies, castsBeforeCopy, liesOnDevice } from '../../context/data/copies.ts';
import { makesLoader } from '../../context/data/dataLoader.ts';
import type { FileContext } from '../../context/file.ts';
import { BACKWARD_PASS, DATA_LOOP, isDataLoop, loopsAround, unwrapIterable } from '../../context/loops/loops.ts';
import { originsOf } from '../../context/models/origins.ts';
import { isEvaluationFunction, trainsIn } from '../../context/training/training.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured call is the first that copies a batch, of pictures, sound or the like, to a device and waits, in a loop that trains on a loader made where
 * this file cannot see whether it pins memory.
 */
export const copiesUnseenBatch: Guard = {
  name: 'copiesUnseenBatch',
  takes: { copy: 'capture' },
  mayStand: ({ inLoop }) => inLoop,
  needs: () => [BACKWARD_PASS, DATA_LOOP],
  ask(match, args) {
    const copy = match.node(args.text('copy'));
    const { file } = match;
    const loop = [...loopsAround(copy)].find((around) => isDataLoop(around, file));
    if (!loop || !trainsIn(loop, file) || isEvaluationFunction(copy) || !isMadeElsewhere(loop, file)) return 'no';
    const first = file.remember(`first copy ${loop.start}`, () =>
      castsBeforeCopy(loop, file) || joinsBeforeCopy(loop) ? undefined : blockingCopies(loop, file)[0],
    );
    return yesIf(first === copy && movesBulk(copy, file));
  },
};

/** `pixels = torch.cat([left, right])` lies in memory of its own, which no loader has pinned. */
const joinsBeforeCopy = (loop: Node): boolean =>
  loop
    .field('body')
    ?.children.slice(0, 2)
    .some(({ text }) => /=\s*torch\.(?:cat|stack)\(/.test(text)) ?? false;

/** Neither a loader of this file, which says itself whether it pins, nor a list or the data set as it is. */
function isMadeElsewhere(loop: Node, file: FileContext): boolean {
  if (/\bDataLoader\(/.test(file.text) && !file.hasWord('pin_memory')) return false;
  const over = unwrapIterable(loop.field('right')!);
  if (/dataset$/i.test(over.text)) return false;
  return originsOf(over, file).every(
    (origin) =>
      !makesLoader(origin, file) &&
      !/^(?:list|tuple|list_comprehension|binary_operator)$/.test(origin.kind) &&
      !(origin.kind === 'call' && positional(origin)[0] && liesOnDevice(positional(origin)[0]!, file)),
  );
}
