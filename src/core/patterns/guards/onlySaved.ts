import { readsOf } from '../../context/reads.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const WRITES = /\.(?:save_pretrained|push_to_hub)$/;

/** What the captured call makes is given a name and then only written out again, as a conversion of checkpoints does. */
export const onlySaved: Guard = {
  name: 'onlySaved',
  takes: { made: 'capture' },
  ask(match, args) {
    const { parent } = match.node(args.text('made'));
    const reads = parent?.kind === 'assignment' ? readsOf(parent.field('left'), match.file) : [];
    const writes = reads.filter(
      ({ parent: method }) => method?.parent?.field('function') === method && WRITES.test(method?.text ?? ''),
    );
    return yesIf(writes.length > 0 && writes.length === reads.length);
  },
};
