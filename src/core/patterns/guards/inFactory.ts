import { readsOf } from '../../context/loops/reads.ts';
import { trains } from '../../context/training/training.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * What the captured call makes is given back by its function, in a file that trains nothing: a factory for trainers
 * that stand elsewhere.
 */
export const inFactory: Guard = {
  name: 'inFactory',
  takes: { made: 'capture' },
  ask(match, args) {
    const made = match.node(args.text('made'));
    const { file } = match;
    if (!functionOf(made) || trains(file) || /\btrain\w*\(/.test(file.text)) return 'no';
    const target = made.parent?.kind === 'assignment' ? made.parent.field('left') : null;
    return yesIf([made, ...readsOf(target, file)].some(isGivenBack));
  },
};

/** The value itself, or a part of a tuple, dictionary or list that is returned. */
function isGivenBack(value: Node): boolean {
  for (const around of value.ancestors()) {
    if (around.kind === 'return_statement') return true;
    if (!/^(?:expression_list|tuple|list|dictionary|pair|parenthesized_expression)$/.test(around.kind)) return false;
  }
  return false;
}
