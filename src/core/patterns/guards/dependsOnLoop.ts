import { loopsAround } from '../../context/loops.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured expression reads a name that a loop around it binds anew on its turns. */
export const dependsOnLoop: Guard = {
  name: 'dependsOnLoop',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const loops = [...loopsAround(node)];
    const changes = (part: Node): boolean => {
      if (part.kind === 'identifier') {
        return match.file.names.bindings
          .reaching(part)
          .some(({ target }) => loops.some((loop) => loop.start <= target.start && target.end <= loop.end));
      }
      if (part.kind === 'keyword_argument') return part.field('value') !== null && changes(part.field('value')!);
      if (part.kind === 'attribute') return part.field('object') !== null && changes(part.field('object')!);
      return part.children.some(changes);
    };
    return yesIf(changes(node));
  },
};
