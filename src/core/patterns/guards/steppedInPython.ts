import { isDecoratedToCompile, isSteppedInPython, mayBeCompiled } from '../../context/training/jitted.ts';
import { loopsAround } from '../../context/loops/loops.ts';
import { readsOf } from '../../context/loops/reads.ts';
import { positional } from '../../flow/operation.ts';
import { functionOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured gradient function, or the one that the captured decorator makes, runs on every turn of a Python loop of
 * this file and nothing compiles it: neither the function it stands in, nor one that calls that, nor the loop's own, nor the function that is differentiated.
 */
export const steppedInPython: Guard = {
  name: 'steppedInPython',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const { file } = match;
    if (node.kind === 'decorator') {
      const made = node.parent?.field('definition');
      return yesIf(made?.kind === 'function_definition' && isSteppedInPython(made, file));
    }
    const around = functionOf(node);
    if (around && mayBeCompiled(around, file)) return 'no';
    const differentiated = node.kind === 'call' ? positional(node)[0] : undefined;
    const meaning = differentiated && file.names.meaningOf(differentiated);
    if (meaning?.kind === 'function' && isDecoratedToCompile(meaning.node)) return 'no';
    const target = node.parent?.kind === 'assignment' ? node.parent.field('left') : null;
    const uses = target ? readsOf(target, file) : [node];
    const calledInLoop = uses.filter(
      (use) => use.parent?.kind === 'call' && use.parent.field('function') === use && !loopsAround(use).next().done,
    );
    // Handed to jit, or anywhere else, it may be compiled there.
    if (uses.some((use) => use.parent?.kind !== 'call' || use.parent.field('function') !== use)) return 'no';
    if (calledInLoop.length > 0)
      return yesIf(
        calledInLoop.every((use) => {
          const by = functionOf(use);
          return by === null || !mayBeCompiled(by, file);
        }),
      );
    return yesIf(around !== null && isSteppedInPython(around, file));
  },
};
