import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The function returns, beside its output, the name that the captured softmax is given to: whoever calls it gets the weights. */
export const givesWeightsBack: Guard = {
  name: 'givesWeightsBack',
  takes: { softmax: 'capture' },
  ask(match, args) {
    const softmax = match.node(args.text('softmax'));
    const name = softmax.enclosing('assignment')?.field('left');
    const unit = functionOf(softmax);
    if (name?.kind !== 'identifier' || !unit) return 'no';
    const words = [...match.file.tree.identifiers(name.text, unit)];
    return yesIf(words.some((word) => word.start > softmax.end && isReturnedBeside(word)));
  },
};

const isReturnedBeside = ({ parent }: Node): boolean =>
  parent !== null &&
  ['expression_list', 'tuple'].includes(parent.kind) &&
  (parent.parent?.kind === 'return_statement' || parent.parent?.parent?.kind === 'return_statement');
