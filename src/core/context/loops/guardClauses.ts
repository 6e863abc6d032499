import type { Node } from '../../syntax/node.ts';

/** The tests with nothing but a way back to the loop's head under them (`if not due: continue`) that stand before a node. */
export function* guardClauses(node: Node, loop: Node): Generator<Node> {
  let child = node;
  for (const around of node.ancestors()) {
    if (around === loop) return;
    if (around.kind === 'block') {
      for (const before of around.children) {
        if (before.start >= child.start) break;
        if (before.kind === 'if_statement' && goesOn(before)) yield before;
      }
    }
    child = around;
  }
}

const goesOn = (test: Node): boolean =>
  !test.field('alternative') && test.field('consequence')?.children.at(-1)?.kind === 'continue_statement';
