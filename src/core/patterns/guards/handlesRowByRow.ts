import { handlesRowByRow as handles, readsByNumber } from '../../context/rowLoops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured loop goes over rows of a tensor and reads, collects or writes them one by one, or is a list made of single numbers of one. */
export const handlesRowByRow: Guard = {
  name: 'handlesRowByRow',
  takes: { loop: 'capture' },
  ask(match, args) {
    const loop = match.node(args.text('loop'));
    return yesIf(loop.kind === 'for_statement' ? handles(loop, match.file) : readsByNumber(loop, match.file));
  },
};
