import { methodCalls } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured call is the first of the file that calls a method of that name: for what is told once a file. */
export const firstMethodCall: Guard = {
  name: 'firstMethodCall',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const method = call.field('function')?.field('attribute')?.text ?? '';
    return yesIf(methodCalls(match.file, method, match.file.tree.root)[0] === call);
  },
};
