import { innermostLoop } from '../../context/loops/loops.ts';
import { optimizerOf } from '../../context/training/optimizers.ts';
import { readsOf } from '../../context/loops/reads.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const TRAINS = /(?:^|[._])(?:train\w*|fit\w*|fine_?tune\w*|\w*optim\w*|\w*[tT]rainer)$/;

/**
 * What the captured call makes is trained in the loop, so each turn needs a fresh one: its parameters go to an optimizer
 * there, or it is handed to something that trains by its name.
 */
export const trainedInLoop: Guard = {
  name: 'trainedInLoop',
  takes: { made: 'capture' },
  ask(match, args) {
    const made = match.node(args.text('made'));
    const { file } = match;
    const loop = innermostLoop(made);
    const assignment = made.enclosing('assignment', 'block');
    const target = assignment?.kind === 'assignment' ? assignment.field('left') : null;
    if (!loop || !target) return 'no';
    const optimized = optimizerOf(target.text, target, file);
    const inLoop = optimized && loop.start <= optimized.optimizer.start && optimized.optimizer.end <= loop.end;
    const isHanded = readsOf(target, file).some((read) => {
      const list = read.parent?.kind === 'keyword_argument' ? read.parent.parent : read.parent;
      const call = list?.kind === 'argument_list' ? list.parent : null;
      return call?.kind === 'call' && TRAINS.test(call.field('function')?.text ?? '');
    });
    return yesIf(Boolean(inLoop) || isHanded);
  },
};
