import { innermostLoop } from '../../context/loops/loops.ts';
import { readsOf } from '../../context/loops/reads.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const PICKS = /^(?:index_select|index_add_?|index_copy_?|gather)$/;

/**
 * The captured call of `nonzero` tells the rows that a turn of a loop goes on with, so that the others are spared, or its
 * mask selects in the same function as well, which waits anyway.
 */
export const picksRows: Guard = {
  name: 'picksRows',
  takes: { call: 'capture' },
  ask(match, args) {
    const { file } = match;
    const call = match.node(args.text('call'));
    const object = call.field('function')?.field('object');
    const mask = file.names.apiOf(call.field('function')!)?.startsWith('torch.') ? positional(call)[0] : object;
    const selects = mask?.kind === 'identifier' && new RegExp(`\\w\\[~?${mask.text}\\]`).test(file.unitOf(call).text);
    // One list of rows for each expert.
    if (selects || call.enclosing('list_comprehension', 'block')?.kind === 'list_comprehension') return 'yes';
    const assignment = call.enclosing('assignment', 'block');
    const loop = innermostLoop(call);
    if (loop?.kind !== 'for_statement' || assignment?.kind !== 'assignment') return 'no';
    return yesIf(readsOf(assignment.field('left'), file).some(isPicked));
  },
};

function isPicked(read: Node): boolean {
  if (read.parent?.kind === 'subscript') return read.parent.field('value') !== read;
  const callee = read.parent?.kind === 'argument_list' ? read.parent.parent?.field('function') : null;
  return PICKS.test(callee?.field('attribute')?.text ?? '');
}
