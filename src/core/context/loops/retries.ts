import type { Node } from '../../syntax/node.ts';

/**
 * True when the turn of a loop in which the node runs through is the last: `return` or `break` stands around it or
 * behind it in its block, in one around it or in the `else` of its `try`, or a `while` tests a name that is set there.
 * A retry that ends with the first success.
 */
export function endsLoop(node: Node, loop: Node): boolean {
  let child = node;
  const tested = loop.kind === 'while_statement' ? (loop.field('condition')?.text ?? '') : '';
  const ends = (statement: Node): boolean => leaves(statement) || sets(statement, tested);
  for (const around of node.ancestors()) {
    if (around === loop) return false;
    if (around.kind === 'return_statement') return true;
    if (around.kind === 'block' && around.children.some((after) => after.start >= child.start && ends(after)))
      return true;
    if (around.kind === 'try_statement') {
      const otherwise = around.children.find(({ kind }) => kind === 'else_clause');
      if (otherwise && otherwise !== child && otherwise.field('body')?.children.some(ends)) return true;
    }
    child = around;
  }
  return false;
}

const leaves = ({ kind }: Node): boolean => kind === 'return_statement' || kind === 'break_statement';

/** `done = True` or `model = load()` under `while not done:` or `while model is None:`. */
function sets(statement: Node, tested: string): boolean {
  const assignment = statement.kind === 'expression_statement' ? statement.children[0] : undefined;
  const name = assignment?.kind === 'assignment' ? assignment.field('left')?.text : undefined;
  return (
    name !== undefined && [`not ${name}`, `${name} is None`, `${name} is False`, `${name} == False`].includes(tested)
  );
}
