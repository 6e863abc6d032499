import { attributeChanges, nameChangesInPlace } from '../../context/loops/changes.ts';
import { loopsAround } from '../../context/loops/loops.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import type { Match } from '../match.ts';
import { yesIf } from '../match.ts';

/**
 * What the captured expression reads stays the same from turn to turn of the loops around it: no name or attribute of
 * `self` is set there, or changed in place, in the loops or in methods called from them. A function written in the loop
 * counts as the same when what it reads from outside itself does.
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

/** What binds a name to a thing that can be changed, other than a module, a function or a class. */
const HOLDS_VALUE: ReadonlySet<string> = new Set(['assignment', 'parameter', 'loop', 'context']);

function changes(part: Node, whole: Node, loops: readonly Node[], match: Match, depth: number): boolean {
  switch (part.kind) {
    case 'identifier':
      return match.file.names.bindings.reaching(part).some(({ kind, target, statement }) => {
        const own = whole.start <= target.start && target.end <= whole.end;
        const inLoop = loops.some((loop) => loop.start <= target.start && target.end <= loop.end);
        if (own) return false;
        if (HOLDS_VALUE.has(kind) && loops.some((loop) => nameChangesInPlace(part, whole, loop, match.file)))
          return true;
        if (!inLoop) return false;
        return kind !== 'function' || depth > 2 || changes(statement, statement, loops, match, depth + 1);
      });
    case 'keyword_argument':
      return part.field('value') !== null && changes(part.field('value')!, whole, loops, match, depth);
    case 'attribute':
      if (match.file.names.bindings.isSelf(part.field('object')))
        return loops.some((loop) => attributeChanges(part, whole, loop, match.file));
      return part.field('object') !== null && changes(part.field('object')!, whole, loops, match, depth);
    default:
      return part.children.some((child) => changes(child, whole, loops, match, depth));
  }
}
