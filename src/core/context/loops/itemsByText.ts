import { partsOf } from '../../source/brackets.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import { BATCHES } from './items.ts';

/** A loop or a comprehension whose target stands in one line; what it goes over begins behind it. */
const CLAUSE = /\bfor\b(?:[ \t]+([^\n]*?)[ \t]+in[ \t]+([\w.]+)(\()?)?/g;

/** By its text alone, whether a loop or a comprehension may give each item a turn: of batches, steps or layers none does. */
export const goesOverItems = (code: string, batches = BATCHES): boolean =>
  Array.from(code.matchAll(CLAUSE)).some((clause) => {
    const [all, target, name, opens] = clause;
    if (target === undefined || name === undefined) return true;
    const given = opens ? (partsOf(code, clause.index + all.length - 1) ?? []).join(', ') : '';
    return !batches.test(target) && !batches.test(`${name}(${given}`.slice(0, 80));
  });

/** By the text alone, whether what stands here may run for every item, in a loop or a comprehension of its own function. */
export const mayRunPerItemHere = (around: Surroundings, batches?: RegExp): boolean =>
  around.rememberOwn(`goes over items ${batches ?? ''}`, (own) => goesOverItems(own, batches));

/** By the text alone, whether the place may run for every item: in the body of a loop, or in a comprehension of its statement. */
export const mayStandPerItem = (around: Surroundings): boolean =>
  around.loopHeads.some((head) => goesOverItems(head)) || goesOverItems(around.whole);

/** By the text alone, whether a call of the function around may run for every item. */
export const mayBeCalledPerItem = (around: Surroundings): boolean =>
  around.rememberOwn('is called per item', () => isCalledPerItem(around));

function isCalledPerItem(around: Surroundings): boolean {
  const { definition } = around;
  if (definition === null) return false;
  const name = definition === '__init__' ? around.owner : definition;
  return (
    name !== null &&
    around
      .callsOf(name)
      .some((call) => call.loopHeads.some((head) => goesOverItems(head)) || goesOverItems(call.statement))
  );
}
