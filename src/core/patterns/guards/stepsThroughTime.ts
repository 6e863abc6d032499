import { timeStepOf } from '../../context/loops/recurrent.ts';
import type { Guard } from '../guard.ts';

/** A loop steps the cell that the captured call makes through a sequence that is known beforehand; the step is shown. */
export const stepsThroughTime: Guard = {
  name: 'stepsThroughTime',
  takes: { cell: 'capture' },
  ask(match, args) {
    const cell = match.node(args.text('cell'));
    const step = timeStepOf(cell, match.file);
    if (!step) return 'no';
    match.see('cell', cell);
    match.setRegion(step);
    const loop = step.enclosing('for_statement');
    if (loop) match.growTo(loop);
    return 'yes';
  },
};
