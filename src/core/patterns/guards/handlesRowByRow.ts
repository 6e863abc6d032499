import {
  handlesRowByRow as handles,
  mayHandle,
  mayHandleRows,
  preparesRows,
  readsByNumber,
} from '../../context/loops/rowLoops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** A list that may be made of single numbers. */
const LIST = /\.(?:item|tolist)\(\)\s+for\b/;

/** The captured loop goes over rows of a tensor and reads, collects or writes them one by one, or is a list made of single numbers of one. */
export const handlesRowByRow: Guard = {
  name: 'handlesRowByRow',
  takes: { loop: 'capture' },
  mayStand: (around) => {
    if ((around.fileHas('item') || around.fileHas('tolist')) && around.says(LIST)) return true;
    const head = around.loopHead;
    if (head === null || preparesRows(around.definition, around.owner)) return false;
    return head ? mayHandleRows(around, head) : mayHandle(around.block);
  },
  ask(match, args) {
    const loop = match.node(args.text('loop'));
    return yesIf(loop.kind === 'for_statement' ? handles(loop, match.file) : readsByNumber(loop, match.file));
  },
};
