import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Functions that wait for the device themselves, because the size of what they give depends on the mask. */
const SELECTS = /(?:^|\.)(?:where|nonzero|argwhere|masked_select)$/;

/**
 * The captured condition asks whether anything is in a mask (`mask.any()`) by which the same function also selects
 * (`x[mask]`): selecting waits as well, so leaving the test out gains nothing.
 */
export const testsMaskInUse: Guard = {
  name: 'testsMaskInUse',
  takes: { condition: 'capture' },
  ask(match, args) {
    const condition = match.node(args.text('condition'));
    const unit = match.file.unitOf(condition);
    return yesIf(
      [...masksIn(condition)].some((mask) =>
        [...condition.tree.identifiers(mask, unit)].some((read) => selectsBy(read) && read !== condition),
      ),
    );
  },
};

/** The names in `mask.any()`, `torch.any(mask)`, `mask.sum() > 0`. */
function* masksIn(node: Node): Generator<string> {
  if (node.kind === 'call') {
    const asks = node.text.match(/^(?:(\w+)\.(?:any|all|sum)\(\)|torch\.(?:any|all|sum)\((\w+)\))$/);
    if (asks) yield (asks[1] ?? asks[2])!;
  }
  for (const child of node.children) yield* masksIn(child);
}

function selectsBy(read: Node): boolean {
  let { parent } = read;
  if (parent?.kind === 'unary_operator') parent = parent.parent;
  if (parent?.kind === 'subscript') return parent.field('value') !== read;
  const call = parent?.kind === 'argument_list' ? parent.parent : null;
  return call?.kind === 'call' && SELECTS.test(call.field('function')!.text);
}
