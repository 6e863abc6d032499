import type { FileContext } from '../../context/file.ts';
import { callersOf } from '../../context/loops/callers.ts';
import { loopsAround } from '../../context/loops/loops.ts';
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
    if (!(count > 0) || isTrial(loader, match.file) || !startsOften(count, match.file)) return 'no';
    const loop = loopsOver(loader, match.file).find(
      (over) =>
        isRepeated(over, match.file, loader) &&
        !isMadeForThis(over, loader, match.file) &&
        ![...loopsAround(over)].some(isShort),
    );
    if (loop) match.see('loop', loop.field('right') ?? loop);
    return yesIf(loop !== undefined);
  },
};

/**
 * Several workers, or one for a handful of pictures, over which an epoch lasts seconds; one alone is started in a moment. Where
 * there is one epoch unless somebody asks for more, or a large language model is trained, an epoch lasts hours.
 */
const startsOften = (count: number, file: FileContext): boolean =>
  FEW_PICTURES.test(file.text) || (count > 1 && !LONG_EPOCHS.test(file.text));

const FEW_PICTURES =
  /dreambooth|instance_(?:data|prompt|images)|few.?shot|realfill|placeholder_token|textual.?inversion/i;
const LONG_EPOCHS = /num(?:_train)?_epochs['"]?\s*(?:,[^)\n]*?default\s*=|(?::\s*\w+)?\s*=)\s*1\b|\bmegatron\b/i;

/** The main block of a file that defines data and trains nothing: it times the loader or looks at what comes out. */
function isTrial(loader: Node, file: FileContext): boolean {
  if (trains(file) || functionOf(loader)) return false;
  for (const around of loader.ancestors())
    if (around.kind === 'if_statement' && around.field('condition')!.text.includes('__name__')) return true;
  return false;
}

/** The function that goes over the loader calls the one that makes it, and so makes another each time. */
function isMadeForThis(over: Node, loader: Node, file: FileContext): boolean {
  const maker = functionOf(loader);
  const around = functionOf(over);
  if (!maker || !around || maker === around || !loopsAround(over).next().done) return false;
  return callersOf(maker, file).some((call) => functionOf(call) === around);
}

/** `for epoch in range(2)`: a tutorial. */
const isShort = (loop: Node): boolean => /^range\((?:0,\s*)?[1-3]\)$/.test(loop.field('right')?.text ?? '');
