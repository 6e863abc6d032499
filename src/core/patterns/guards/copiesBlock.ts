import { movesBulk } from '../../context/data/bulk.ts';
import { blockingCopies } from '../../context/data/copies.ts';
import { loopsOver } from '../../context/loops/loaderLoops.ts';
import { trainsIn } from '../../context/training/training.ts';
import type { Guard } from '../guard.ts';

/**
 * A loop of this file that trains on the captured loader copies its batches, of pictures, sound or the like, to a device
 * and waits; the copy is what is shown. Tokens are there at once. Evaluation takes the answers of every batch to the host, and waits there anyway.
 */
export const copiesBlock: Guard = {
  name: 'copiesBlock',
  takes: { loader: 'capture' },
  ask(match, args) {
    const loader = match.node(args.text('loader'));
    for (const loop of loopsOver(loader, match.file, { prepared: false })) {
      if (!trainsIn(loop, match.file)) continue;
      const [copy] = blockingCopies(loop, match.file);
      if (!copy || !movesBulk(copy, match.file)) continue;
      match.see('loader', loader);
      match.setRegion(copy);
      return 'yes';
    }
    return 'no';
  },
};
