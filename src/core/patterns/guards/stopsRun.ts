import { readsOf } from '../../context/loops/reads.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured value, or the name that is given it, decides whether the function goes on: it is asserted, or tested by an
 * `if` with a `raise`, a `return` or an exit under it.
 */
export const stopsRun: Guard = {
  name: 'stopsRun',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const assignment = node.enclosing('assignment', 'block');
    const target = assignment?.kind === 'assignment' ? assignment.field('left') : null;
    const reads = target?.kind === 'identifier' ? readsOf(target, match.file) : [];
    return yesIf([node, ...reads].some(decides));
  },
};

function decides(node: Node): boolean {
  let child = node;
  for (const around of node.ancestors()) {
    if (around.kind === 'block' || around.kind === 'module') return false;
    if (around.kind === 'assert_statement') return true;
    if (['if_statement', 'elif_clause'].includes(around.kind))
      return around.field('condition') === child && (around.field('consequence')?.children.some(leaves) ?? false);
    child = around;
  }
  return false;
}

const leaves = (statement: Node): boolean =>
  /^(?:raise|return)_statement$/.test(statement.kind) || /^(?:sys\.|os\._)?(?:exit|quit|abort)\(/.test(statement.text);
