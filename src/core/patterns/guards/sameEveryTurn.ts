import { loopsAround } from '../../context/loops.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import type { Match } from '../match.ts';
import { yesIf } from '../match.ts';

/**
 * What the captured expression reads stays the same from turn to turn of the loops around it. A function written in the
 * loop counts as the same when what it reads from outside itself does.
 */
export const sameEveryTurn: Guard = {
  name: 'sameEveryTurn',
  takes: { node: 'capture' },
  ask(match, args) {
    const captured = match.node(args.text('node'));
    // Of a decorator it is the decorated function that is asked about.
    const node = captured.kind === 'decorator' ? (captured.parent ?? captured) : captured;
    const loops = [...loopsAround(node)];
    return yesIf(loops.length > 0 && !changes(node, node, loops, match, 0));
  },
};

function changes(part: Node, whole: Node, loops: readonly Node[], match: Match, depth: number): boolean {
  switch (part.kind) {
    case 'identifier':
      return match.file.names.bindings.reaching(part).some(({ kind, target, statement }) => {
        const own = whole.start <= target.start && target.end <= whole.end;
        const inLoop = loops.some((loop) => loop.start <= target.start && target.end <= loop.end);
        if (own || !inLoop) return false;
        return kind !== 'function' || depth > 2 || changes(statement, statement, loops, match, depth + 1);
      });
    case 'keyword_argument':
      return part.field('value') !== null && changes(part.field('value')!, whole, loops, match, depth);
    case 'attribute':
      return part.field('object') !== null && changes(part.field('object')!, whole, loops, match, depth);
    default:
      return part.children.some((child) => changes(child, whole, loops, match, depth));
  }
}
