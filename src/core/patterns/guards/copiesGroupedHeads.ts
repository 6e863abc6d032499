import { copiesGroupedHeads as copies, isHelper } from '../../context/models/groupedHeads.ts';
import { partsOf } from '../../source/brackets.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** How often, other than in the name of the call. */
const TIMES = /rep(?!eat\w*\()|group|kv|head|ratio|gqa|\/\//i;
const KEYS = /(?<![^\W_])(?:x?[akvx]s?|kv|keys?|values?)(?![^\W_])/i;

/** By the text alone: a call that begins in the line says how often keys or values are repeated. */
function mayCopy(statement: string): boolean {
  const end = statement.indexOf('\n');
  const line = end < 0 ? statement : statement.slice(0, end);
  return Array.from(line.matchAll(/\w[ \t]*\(/g)).some(({ index, 0: call }) => {
    const given = partsOf(statement, index + call.length - 1);
    // It goes on behind the text.
    return !given || (TIMES.test(given.join()) && KEYS.test(`${line}${given.join()}`));
  });
}

/** The captured call copies heads of keys or values by names alone; no attention is seen that takes them. */
export const copiesGroupedHeads: Guard = {
  name: 'copiesGroupedHeads',
  takes: { call: 'capture' },
  mayStand: (around) => isHelper(around.definition ?? '') || mayCopy(around.statement),
  ask: (match, args) => yesIf(copies(match.node(args.text('call')), match.file)),
};
