import type { Node } from '../syntax/node.ts';

/**
 * True when the turn of a loop in which the node runs through is the last: `return` or `break` stands around it or
 * behind it in its block, in one around it or in the `else` of its `try`. A retry that ends with the first success.
 */
export function endsLoop(node: Node, loop: Node): boolean {
  let child = node;
  for (const around of node.ancestors()) {
    if (around === loop) return false;
    if (around.kind === 'return_statement') return true;
    if (around.kind === 'block' && around.children.some((after) => after.start > child.start && leaves(after)))
      return true;
    if (around.kind === 'try_statement') {
      const otherwise = around.children.find(({ kind }) => kind === 'else_clause');
      if (otherwise && otherwise !== child && otherwise.field('body')?.children.some(leaves)) return true;
    }
    child = around;
  }
  return false;
}

const leaves = ({ kind }: Node): boolean => kind === 'return_statement' || kind === 'break_statement';
