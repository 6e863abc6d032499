import { methodCalls } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The function around the captured node runs a backward pass at the node or after it. */
export const callsBackward: Guard = {
  name: 'callsBackward',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const unit = match.file.unitOf(node);
    return yesIf(
      methodCalls(match.file, 'backward', { start: node.start, end: unit.end }).some(
        (call) => match.file.unitOf(call) === unit,
      ),
    );
  },
};
