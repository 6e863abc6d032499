import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured condition asks whether a value is finite, and the arm under it does more than say so: it leaves the turn,
 * ends the run or puts something else in the place of the value, which cannot wait.
 */
export const decidesOnFinite: Guard = {
  name: 'decidesOnFinite',
  takes: { condition: 'capture' },
  mayStand: (around) => FINITE.test(around.statement),
  ask(match, args) {
    const condition = match.node(args.text('condition'));
    const { parent } = condition;
    if (!FINITE.test(condition.text)) return 'no';
    const arm = parent?.kind === 'if_statement' ? parent.field('consequence')?.children : undefined;
    return yesIf(parent?.kind !== 'if_statement' || (arm?.some(({ text }) => !SAYS.test(text)) ?? false));
  },
};

const FINITE = /nan|inf|finite/i;
const SAYS = /^(?:\w+\.)*(?:print\w*|warn\w*|info|error|debug|log\w*|write)\(|^['"]/;
