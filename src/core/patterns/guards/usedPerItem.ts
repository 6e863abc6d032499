import { runsPerItem } from '../../context/loops/items.ts';
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
