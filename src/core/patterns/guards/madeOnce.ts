import { loopsAround } from '../../context/loops/loops.ts';
import type { FileContext } from '../../context/file.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/**
 * Inside its loop the captured node stands under a test that holds on some turns only: of a counter, of a cache, of
 * whether there is one already. A setting (`if args.compile`), which is the same on every turn, is no such test.
 */
export const madeOnce: Guard = {
  name: 'madeOnce',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const [loop] = loopsAround(node);
    if (!loop) return 'no';
    let child = node;
    for (const around of node.ancestors()) {
      if (around === loop) return 'no';
      if (around.kind === 'except_clause') return 'yes';
      if (around.kind === 'boolean_operator' && around.operator === 'or' && around.children[0] !== child) return 'yes';
      const test = testOf(around);
      if (test && test !== child && !isSetting(test, loop, match.file)) return 'yes';
      child = around;
    }
    return 'no';
  },
};

function testOf(node: Node): Node | null {
  if (node.kind === 'if_statement' || node.kind === 'elif_clause') return node.field('condition');
  return node.kind === 'conditional_expression' ? (node.children[1] ?? null) : null;
}

/** A flag that the loop does not set, or what the installed library can do. */
function isSetting(test: Node, loop: Node, file: FileContext): boolean {
  if (test.kind === 'call') return /^(?:hasattr|version|packaging)\b/.test(test.text);
  const root = test.text.match(/^\w+/)?.[0];
  if (test.kind !== 'identifier' && test.kind !== 'attribute') return false;
  for (const word of test.tree.identifiers(root ?? '', test)) {
    return !file.names.bindings
      .reaching(word)
      .some(({ target }) => loop.start <= target.start && target.end <= loop.end);
  }
  return true;
}
