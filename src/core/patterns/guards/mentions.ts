import { classOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** One of the library names is used in the function (or module), in the class or in the file around the finding. */
export const mentions: Guard = {
  name: 'mentions',
  takes: { apis: 'names', within: 'name' },
  ask(match, args) {
    const node = match.node('finding');
    const scope = args.text('within');
    const around =
      scope === 'function' ? match.file.unitOf(node) : scope === 'class' ? classOf(node) : match.file.tree.root;
    return yesIf(around !== null && match.file.mentions(args.list('apis'), around));
  },
};
