import { innermostLoop, loopsAround, backwardPasses, isTrainingStep } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Between the backward pass of the turn and the captured node another number is read already: most has been waited for. */
export const inLaterCopy: Guard = {
  name: 'inLaterCopy',
  takes: { node: 'capture' },
  mayStand: (around) => around.inLoop,
  ask(match, args) {
    const node = match.node(args.text('node'));
    const loop = [...loopsAround(node)].find((around) => isTrainingStep(around, match.file)) ?? innermostLoop(node);
    const last = loop
      ? backwardPasses(match.file, loop)
          .filter(({ end }) => end <= node.start)
          .at(-1)
      : undefined;
    const statement = node.enclosing('expression_statement', 'assignment', 'if_statement') ?? node;
    return yesIf(
      last !== undefined &&
        statement.start > last.end &&
        /(?:norm|scale)\w*\.item\(\)/.test(match.file.text.slice(last.end, statement.start)),
    );
  },
};
