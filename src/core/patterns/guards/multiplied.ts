import { isRuledOut } from '../../context/loops/constants.ts';
import { goesTo } from '../../flow/flow.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { classOf, functionOf, isScope } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

const PRODUCT = new Set(['product']);
const VIA = new Set(['cast', 'reshape', 'transpose', 'slice', 'scale', 'factor']);
/** What leaves integers as they are: PyTorch refuses to multiply them with a matrix of floating numbers. */
const UNCAST = new Set(['reshape', 'transpose', 'slice']);
const FEW = 64;

/**
 * The captured call of `one_hot` becomes an operand of a plain matrix product (no einsum), cast, shaped or scaled on the
 * way, and its vectors may be long. Not where a codebook takes its averages in training: there are few rows, and adding
 * them by index is no faster and not repeatable.
 */
export const multiplied: Guard = {
  name: 'multiplied',
  takes: { value: 'capture' },
  ask(match, args) {
    const made = match.node(args.text('value'));
    if (isShort(made)) return 'no';
    const arrival = goesTo(made, PRODUCT, VIA, match.file.names);
    if (!arrival || /einsum\($/.test(arrival.node.text.slice(0, 20).split('(')[0] + '(')) return 'no';
    if (isKeptInTraining(arrival.node) || averagesByClass(made, arrival.node) || isRuledOut(arrival.node, match.file))
      return 'no';
    if (goesTo(made, PRODUCT, UNCAST, match.file.names)?.node === arrival.node) return 'no';
    match.see('product', arrival.node);
    return sure(arrival.certain);
  },
};

/** Under `if self.training:`, in a module that keeps its averages there. */
function isKeptInTraining(product: Node): boolean {
  let child = product;
  for (const around of product.ancestors()) {
    if (isScope(around)) return false;
    const isArm = around.kind === 'if_statement' && around.field('consequence') === child;
    if (isArm && /\bself\.training\b/.test(around.field('condition')!.text)) return true;
    child = around;
  }
  return false;
}

/** The mean of each class or code, in a class that keeps prototypes, a codebook or clusters: the product is tiny. */
const averagesByClass = (made: Node, product: Node): boolean =>
  classOf(product) !== null &&
  /codebook|quanti[sz]|prototype|centroid|cluster|k_?means/i.test(
    (classOf(product)?.field('name')?.text ?? '') +
      ' ' +
      (functionOf(product)?.field('name')?.text ?? '') +
      ' ' +
      made.text,
  );

/** A few classes that are written out, or as many as there are samples in a batch. */
function isShort(made: Node): boolean {
  const count = keyword(made, 'num_classes') ?? positional(made)[1];
  if (!count) return false;
  return count.kind === 'integer'
    ? Number(count.text) < FEW
    : /^(?:B|bs|bsz|batch(?:_size)?|n_?batch)\b/.test(count.text);
}
