import { blockingCopies } from '../../context/copies.ts';
import { loopsOver } from '../../context/loaderLoops.ts';
import { isOccasional, loopsAround, methodCalls } from '../../context/loops.ts';
import { trainsIn } from '../../context/training.ts';
import type { FileContext } from '../../context/file.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/**
 * A loop of this file that trains on the captured loader copies its batches to a device and waits; the copy is what is
 * shown. Where something of every batch is taken to the host, as evaluation does, nothing is queued to copy beside.
 */
export const copiesBlock: Guard = {
  name: 'copiesBlock',
  takes: { loader: 'capture' },
  ask(match, args) {
    const loader = match.node(args.text('loader'));
    for (const loop of loopsOver(loader, match.file, { prepared: false })) {
      if (!trainsIn(loop, match.file) || emptiesQueue(loop, match.file)) continue;
      const [copy] = blockingCopies(loop, match.file);
      if (!copy) continue;
      match.see('loader', loader);
      match.setRegion(copy);
      return 'yes';
    }
    return 'no';
  },
};

/** Every turn of the loop waits for the device at some place, whatever the copy does. */
function emptiesQueue(loop: Node, file: FileContext): boolean {
  const body = loop.field('body') ?? loop;
  return ['item', 'cpu', 'tolist', 'synchronize'].some((method) =>
    methodCalls(file, method, body).some(
      (call) => loopsAround(call).next().value === loop && !isOccasional(call, loop, file),
    ),
  );
}
