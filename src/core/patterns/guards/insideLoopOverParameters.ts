import { loopNames } from '../../context/data/copies.ts';
import type { FileContext } from '../../context/file.ts';
import { loopsAround } from '../../context/loops/loops.ts';
import { positional } from '../../flow/operation.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

const PARAMETERS =
  /\.(?:parameters|named_parameters)\(|\bstate_dict\(\)|\b(?:params|parameters|grads|gradients)$|\[['"]params['"]\]$/;

/** The other way to reduce, that the choice is between. */
const IN_BUCKETS = /coalesc|bucket|flat|fuse/i;

/**
 * The captured call takes what a loop over the parameters or gradients of a model gives, one at a time, and is not the
 * other choice beside reducing them in buckets.
 */
export const insideLoopOverParameters: Guard = {
  name: 'insideLoopOverParameters',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const reduced = givenValue(positional(node)[0], match.file);
    const root = reduced?.text.match(/^\w+/)?.[0];
    if (!reduced || startsEqual(reduced, node)) return 'no';
    for (const loop of loopsAround(node)) {
      const over = loop.field('right');
      if (!over || !PARAMETERS.test(over.text) || !root || !loopNames(loop).includes(root)) continue;
      if (OF_FEW.test(over.text) || isZeroedBefore(reduced, loop)) return 'no';
      const choice = loop.enclosing('if_statement', 'function_definition');
      if (choice?.kind === 'if_statement' && IN_BUCKETS.test(choice.field('condition')?.text ?? '')) return 'no';
      match.see('parameters', over);
      return 'yes';
    }
    return 'no';
  },
};

/** What is reduced; of a name that stands for it (`grad = p.grad.data`), the value it was given. */
function givenValue(given: Node | undefined, file: FileContext): Node | undefined {
  if (given?.kind !== 'identifier') return given;
  const [binding, ...others] = file.names.bindings.reaching(given);
  const isAlias = binding?.kind === 'assignment' && !others.length && binding.value?.kind === 'attribute';
  return isAlias ? binding.value! : given;
}

/** Modules that hold a parameter or two, which are one collective anyway. */
const OF_FEW = /(?:codebook|temperature|logit_scale|quantizer)\w*\.(?:named_)?parameters\(/i;

/** `p.data.zero_()` on all processes but one, so that the sum is what that one has: a way to send weights, once. */
const isZeroedBefore = (reduced: Node, loop: Node): boolean =>
  !/grad/.test(reduced.text) && /\.zero_\(|\.fill_\(\s*0|zeros_like\(/.test(loop.text);

/** Weights (`p.data`, not a gradient) that a function for the start sends once. */
const startsEqual = (reduced: Node, call: Node): boolean =>
  /\.data$/.test(reduced.text) &&
  !/grad/.test(reduced.text) &&
  /(?:^|_)(?:init\w*|setup|broadcast|start|sync\w*|same|equal\w*)(?:_|$)/i.test(
    functionOf(call)?.field('name')?.text ?? '',
  );
