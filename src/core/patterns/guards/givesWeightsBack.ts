import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The function returns, beside its output, the name that the captured softmax is given to, or another for it: whoever calls it gets the weights. */
export const givesWeightsBack: Guard = {
  name: 'givesWeightsBack',
  takes: { softmax: 'capture' },
  ask(match, args) {
    const softmax = match.node(args.text('softmax'));
    const name = softmax.enclosing('assignment')?.field('left');
    const unit = functionOf(softmax);
    if (name?.kind !== 'identifier' || !unit) return 'no';
    const { tree } = match.file;
    const later = (text: string): readonly Node[] =>
      [...tree.identifiers(text, unit)].filter((word) => word.start > softmax.end);
    const words = later(name.text);
    const others = words.flatMap((word) => otherNameOf(word) ?? []);
    return yesIf([...words, ...others.flatMap((other) => later(other.text))].some(isReturnedBeside));
  },
};

/** `kept = weights`: what the weights are called besides. */
function otherNameOf(word: Node): Node | null {
  const { parent } = word;
  const left = parent?.kind === 'assignment' && parent.field('right') === word ? parent.field('left') : null;
  return left?.kind === 'identifier' ? left : null;
}

const isReturnedBeside = ({ parent }: Node): boolean =>
  parent !== null &&
  ['expression_list', 'tuple'].includes(parent.kind) &&
  (parent.parent?.kind === 'return_statement' || parent.parent?.parent?.kind === 'return_statement');
