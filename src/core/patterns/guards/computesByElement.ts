import { computesByElement as computes, listsByElement, suppressesByHand } from '../../context/loops/elementLoops.ts';
import {
  mayCompute,
  mayComputeByElement,
  mayListByElement,
  preparesElements,
} from '../../context/loops/elementsByText.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** `while order.numel() > 0` */
const WHILE = /^[ \t]*while\b/;
const COUNTED = /^[ \t]*while\s+\w+\.(?:numel|shape|size|nelement)/;

/** The captured loop or list computes one row, image, box, pixel or pair of tensors after another. */
export const computesByElement: Guard = {
  name: 'computesByElement',
  takes: { loop: 'capture' },
  mayStand: (around) => {
    const head = around.loopHead;
    if (head === null && !around.says(WHILE)) return mayListByElement(around);
    if (head) return mayComputeByElement(around, head);
    if (preparesElements(around.definition, around.owner) || !mayCompute(around.block)) return false;
    return head === undefined || around.says(COUNTED);
  },
  ask(match, args) {
    const loop = match.node(args.text('loop'));
    if (loop.kind === 'while_statement') return yesIf(suppressesByHand(loop));
    return yesIf(loop.kind === 'for_statement' ? computes(loop, match.file) : listsByElement(loop, match.file));
  },
};
