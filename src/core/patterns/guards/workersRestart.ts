import { isRepeated, loopsOver } from '../../context/loaderLoops.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured loader has a written-out number of workers above zero and is iterated anew in a loop of this file, which
 * does not make the loader anew as well.
 */
export const workersRestart: Guard = {
  name: 'workersRestart',
  takes: { loader: 'capture' },
  ask(match, args) {
    const loader = match.node(args.text('loader'));
    const workers = keyword(loader, 'num_workers') ?? positional(loader)[5];
    const count = workers ? Number(literalOf(workers, match.file.names) ?? NaN) : NaN;
    if (!(count > 0)) return 'no';
    const loop = loopsOver(loader, match.file).find((over) => isRepeated(over, match.file, loader));
    if (loop) match.see('loop', loop.field('right') ?? loop);
    return yesIf(loop !== undefined);
  },
};
