import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file gives the same keyword argument another value elsewhere, so it is chosen case by case. */
export const loadsAnotherWay: Guard = {
  name: 'loadsAnotherWay',
  takes: { node: 'capture' },
  ask(match, args) {
    const here = match.node(args.text('node'));
    const name = here.field('name');
    if (!name) return 'no';
    for (const word of here.tree.identifiers(name.text, here.tree.root)) {
      const other = word.parent;
      if (other?.kind !== 'keyword_argument' || other.field('name') !== word || other === here) continue;
      if (other.field('value')?.text !== here.field('value')?.text) return 'yes';
    }
    return yesIf(false);
  },
};
