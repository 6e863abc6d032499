import {
  computesByElement as computes,
  listsByElement,
  mayCompute,
  preparesElements,
  suppressesByHand,
} from '../../context/loops/elementLoops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** `for i in range(…)` and `while order.numel() > 0`; */
const LOOP =
  /^[ \t]*for\s[^\n]*\sin\s+range\(|^[ \t]*for\s[^\n]*uniq|^[ \t]*while\s+\w+\.(?:numel|shape|size|nelement)/;
const STATEMENT = /^[ \t]*(?:for|while)\b[^\n]*:[ \t]*(?:#[^\n]*)?(?:\n|$)/;
/** a list over pairs, numbers or what `tolist` gives. */
const LIST = /\bfor\s[^\n]*\sin\s+(?:range|zip)\(|\.tolist\(\)/;

/** The captured loop or list computes one row, image, box, pixel or pair of tensors after another. */
export const computesByElement: Guard = {
  name: 'computesByElement',
  takes: { loop: 'capture' },
  mayStand: (around) =>
    around.says(STATEMENT)
      ? around.says(LOOP) && mayCompute(around.block) && !preparesElements(around.definition, around.owner)
      : around.says(LIST),
  ask(match, args) {
    const loop = match.node(args.text('loop'));
    if (loop.kind === 'while_statement') return yesIf(suppressesByHand(loop));
    return yesIf(loop.kind === 'for_statement' ? computes(loop, match.file) : listsByElement(loop, match.file));
  },
};
