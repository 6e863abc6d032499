import { readsOf } from '../../context/loops/reads.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * Whether the loop (or its turn) goes on depends on the captured value: `if loss.item() < tolerance: break`, or a name that is given
 * the value and tested so. A test for NaN or infinity is none, because it can be made every few steps, unless it is what
 * is asked about and ends the run.
 */
export const stopsLoop: Guard = {
  name: 'stopsLoop',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const assignment = node.parent?.kind === 'assignment' ? node.parent : null;
    const reads = assignment ? readsOf(assignment.field('left'), match.file) : [];
    return yesIf([node, ...reads].some(decidesToLeave) || endsRun(node));
  },
};

/** The node is (part of) the condition of an `if` with a `break`, `continue` or `return` under it. */
function decidesToLeave(node: Node): boolean {
  let child = node;
  for (const around of node.ancestors()) {
    if (around.kind === 'block' || around.kind === 'module') return false;
    if (['if_statement', 'elif_clause'].includes(around.kind) && around.field('condition') === child)
      return !/nan|inf|finite/i.test(child.text) && leaves(around.field('consequence'));
    child = around;
  }
  return false;
}

/** `if not torch.isfinite(loss): raise …` and `assert torch.isfinite(loss)`: nobody wants to train on. */
function endsRun({ parent, text }: Node): boolean {
  if (!/nan|inf|finite/i.test(text)) return false;
  if (parent?.kind === 'assert_statement') return true;
  const body = parent?.kind === 'if_statement' ? parent.field('consequence') : null;
  return (
    body?.children.some(
      ({ kind, text: said }) => kind === 'raise_statement' || /^(?:sys\.)?(?:exit|abort)\(/.test(said),
    ) ?? false
  );
}

const leaves = (block: Node | null): boolean =>
  block?.children.some(({ kind }) => /^(?:break|return|continue)_statement$/.test(kind)) ?? false;
