import type { FileContext } from '../../context/file.ts';
import { runsPerItem } from '../../context/loops/items.ts';
import { readsOf } from '../../context/loops/reads.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/**
 * What the captured call makes is called in turn for every item of a collection. The first such call becomes the region.
 */
export const usedPerItem: Guard = {
  name: 'usedPerItem',
  takes: { made: 'capture' },
  ask(match, args) {
    const { file } = match;
    const made = match.node(args.text('made'));
    const target = made.parent?.kind === 'assignment' ? made.parent.field('left') : null;
    if (!target) return 'no';
    if (isRefitted(target, file)) return 'no';
    const name = target.kind === 'attribute' ? target.field('attribute')!.text : target.text;
    for (const word of file.tree.identifiers(name, file.tree.root)) {
      const use = word.parent?.kind === 'attribute' && word.parent.field('attribute') === word ? word.parent : word;
      const call = use.parent;
      if (call?.kind !== 'call' || call.field('function') !== use || !runsPerItem(call, file)) continue;
      const meaning = file.names.meaningOf(use);
      if (meaning.kind !== 'instance' || meaning.made !== made) continue;
      match.see('made', made);
      match.setRegion(call);
      match.growTo(call);
      return 'yes';
    }
    return 'no';
  },
};

/** `pipe.model = engine(pipe.model)`: the items are run on either model to compare what comes out. */
const isRefitted = (target: Node, file: FileContext): boolean =>
  readsOf(target, file).some(({ parent }) => {
    const assignment =
      parent?.kind === 'attribute' && parent.field('attribute')!.text === 'model' ? parent.parent : null;
    return assignment?.kind === 'assignment' && assignment.field('left') === parent;
  });
