import { copiesGroupedHeads as copies } from '../../context/models/groupedHeads.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured call copies heads of keys or values by names alone; no attention is seen that takes them. */
export const copiesGroupedHeads: Guard = {
  name: 'copiesGroupedHeads',
  takes: { call: 'capture' },
  mayStand: ({ statement }) => /rep|group|kv|head|ratio|gqa|\/\//i.test(statement),
  ask: (match, args) => yesIf(copies(match.node(args.text('call')), match.file)),
};
