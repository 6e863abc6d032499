import { isTrainingStep, loopsAround } from '../../context/loops/loops.ts';
import { trainsIn } from '../../context/training/training.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured node runs again and again while training goes on: in a loop around the training steps, or around calls
 * of a function that trains.
 */
export const insideTrainingEpoch: Guard = {
  name: 'insideTrainingEpoch',
  takes: { node: 'capture' },
  mayStand: ({ inLoop }) => inLoop,
  ask(match, args) {
    const { file } = match;
    const [loop] = loopsAround(match.node(args.text('node')));
    if (!loop || isAfterwards(match.node(args.text('node')), loop)) return 'no';
    return yesIf(isTrainingStep(loop, file) || trainsIn(loop, file));
  },
};

/** Under a test for the last turn or a better score, or on the way out of the loop. */
function isAfterwards(node: Node, loop: Node): boolean {
  for (const around of node.ancestors()) {
    if (around === loop) return false;
    const test = around.kind === 'if_statement' ? around.field('condition')!.text : '';
    if (
      /\bbest|best_|is_best|early|last|final|\bdone\b|==\s*[\w.]*(?:total|max|num)_\w*steps\b/i.test(test) &&
      !/epoch\s*%|step\s*%|\w\s*%/.test(test)
    )
      return true;
    if (around.kind === 'except_clause') return true;
  }
  return false;
}
