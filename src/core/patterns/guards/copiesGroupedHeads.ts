import { copiesGroupedHeads as copies, isHelper } from '../../context/models/groupedHeads.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** How often, other than in the name of the call. */
const TIMES = /rep(?!eat\w*\()|group|kv|head|ratio|gqa|\/\//i;
const KEYS = /(?<![^\W_])(?:x?[akvx]s?|kv|keys?|values?)(?![^\W_])/i;

/** The captured call copies heads of keys or values by names alone; no attention is seen that takes them. */
export const copiesGroupedHeads: Guard = {
  name: 'copiesGroupedHeads',
  takes: { call: 'capture' },
  mayStand: (around) => isHelper(around.definition ?? '') || (around.says(TIMES) && around.says(KEYS)),
  ask: (match, args) => yesIf(copies(match.node(args.text('call')), match.file)),
};
