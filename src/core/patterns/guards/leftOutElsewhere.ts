import { methodCalls } from '../../context/loops/loops.ts';
import { keyword } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file calls the method of the captured call elsewhere without this keyword: here it shows what the keyword does. */
export const leftOutElsewhere: Guard = {
  name: 'leftOutElsewhere',
  takes: { call: 'capture', name: 'name' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const method = call.field('function')?.field('attribute')?.text;
    if (!method) return 'no';
    const others = methodCalls(match.file, method, match.file.tree.root).filter((other) => other !== call);
    return yesIf(others.some((other) => !keyword(other, args.text('name'))));
  },
};
