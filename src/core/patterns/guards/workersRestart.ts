import type { FileContext } from '../../context/file.ts';
import { isRepeated, loopsOver } from '../../context/loops/loaderLoops.ts';
import { trains } from '../../context/training/training.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
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
    if (!(count > 0) || isTrial(loader, match.file)) return 'no';
    const loop = loopsOver(loader, match.file).find((over) => isRepeated(over, match.file, loader));
    if (loop) match.see('loop', loop.field('right') ?? loop);
    return yesIf(loop !== undefined);
  },
};

/** The main block of a file that defines data and trains nothing: it times the loader or looks at what comes out. */
function isTrial(loader: Node, file: FileContext): boolean {
  if (trains(file) || functionOf(loader)) return false;
  for (const around of loader.ancestors())
    if (around.kind === 'if_statement' && around.field('condition')!.text.includes('__name__')) return true;
  return false;
}
