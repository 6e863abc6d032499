import { attendsByBlock as attends, mayAttendByBlock } from '../../context/models/attentionBlocks.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured loop computes attention for one slice or block of queries after another. */
export const attendsByBlock: Guard = {
  name: 'attendsByBlock',
  takes: { loop: 'capture' },
  mayStand: (around) => {
    const head = around.loopHead;
    if (!head) return head === undefined;
    return /^(?:range|enumerate|zip)\(/.test(head.over) && mayAttendByBlock(head.over, around.block, around.loopCode);
  },
  ask: (match, args) => yesIf(attends(match.node(args.text('loop')), match.file.text)),
};
