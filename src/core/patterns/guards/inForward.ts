import { classOf, functionOf } from '../../names/scope.ts';
import { MODULE } from '../../names/meaning.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured node runs on every forward pass: in `forward` of a module, under no condition of its own. */
export const inForward: Guard = {
  name: 'inForward',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const definition = functionOf(node);
    if (definition?.field('name')?.text !== 'forward') return 'no';
    for (const around of node.ancestors()) {
      if (around === definition) break;
      if (['if_statement', 'try_statement', 'conditional_expression'].includes(around.kind)) return 'no';
    }
    const owner = classOf(node);
    return yesIf(owner !== null && match.file.names.derives(owner, MODULE));
  },
};
