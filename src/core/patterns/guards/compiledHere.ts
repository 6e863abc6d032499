import { functionOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const COMPILES = /(?:^|[@.(])(?:script|script_if_tracing|compile|jit)\b/;

/** The function around the captured node is compiled where it is written: `@torch.compile`, `@torch.jit.script`. */
export const compiledHere: Guard = {
  name: 'compiledHere',
  takes: { node: 'capture' },
  ask(match, args) {
    const definition = functionOf(match.node(args.text('node')));
    const decorated = definition?.parent?.kind === 'decorated_definition' ? definition.parent : null;
    return yesIf(decorated?.children.some((child) => child.kind === 'decorator' && COMPILES.test(child.text)) === true);
  },
};
