import { bindingAt } from '../../names/binding.ts';
import type { Guard } from '../guard.ts';

/** What the captured assignment sets (`model.config.use_cache = False`) is set to something else later in the function. */
export const setBack: Guard = {
  name: 'setBack',
  takes: { assignment: 'capture' },
  ask(match, args) {
    const { file } = match;
    const assignment = match.node(args.text('assignment'));
    const target = assignment.field('left')!;
    const value = assignment.field('right')!;
    const last = target.kind === 'attribute' ? target.field('attribute')!.text : target.text;
    const after = { start: assignment.end, end: file.unitOf(assignment).end };
    for (const word of file.tree.identifiers(last, after)) {
      const other = word.parent?.kind === 'attribute' ? word.parent : word;
      const again = other.text === target.text ? bindingAt(other) : null;
      if (again?.value && again.value.text !== value.text) return 'yes';
    }
    return 'no';
  },
};
