import { handlesRowByRow as handles, mayHandle, preparesRows, readsByNumber } from '../../context/loops/rowLoops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** `for i in range(…)` and `for x in xs:`; a list that may be made of single numbers. */
const LOOP = /^[ \t]*for\s[^\n]*\sin\s+(?:range\(|enumerate\(|zip\(|[\w.]+(?:\[[^\n]*\])?:)/;
const LIST = /\.(?:item|tolist)\(\)\s+for\b/;

/** The captured loop goes over rows of a tensor and reads, collects or writes them one by one, or is a list made of single numbers of one. */
export const handlesRowByRow: Guard = {
  name: 'handlesRowByRow',
  takes: { loop: 'capture' },
  mayStand: (around) =>
    around.says(LIST) ||
    (around.says(LOOP) && mayHandle(around.block) && !preparesRows(around.definition, around.owner)),
  ask(match, args) {
    const loop = match.node(args.text('loop'));
    return yesIf(loop.kind === 'for_statement' ? handles(loop, match.file) : readsByNumber(loop, match.file));
  },
};
