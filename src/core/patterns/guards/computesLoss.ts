import { backwardPasses, isDataLoop, isOccasional, loopsAround } from '../../context/loops/loops.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const LOSS = /(?:^|_)(?:loss|losses|criterion)$/;
const OTHER = /eval|val(?:id|_)|test|log|plot|print|report|estimate|reduce|average|update|track|get_|train|epoch|step/;

/**
 * The captured node runs on every turn of a function that is called after the loss it computes (`hinge_loss`), which is
 * no loop over batches, propagates nothing itself and neither evaluates nor keeps records.
 */
export const computesLoss: Guard = {
  name: 'computesLoss',
  takes: { node: 'capture' },
  mayStand: ({ definition }) => definition !== null && isNamedLoss(definition),
  needs: () => [{ words: [], defined: LOSS }],
  ask(match, args) {
    const node = match.node(args.text('node'));
    const { file } = match;
    const definition = functionOf(node);
    if (!definition || !isNamedLoss(definition.field('name')?.text ?? '')) return 'no';
    if (backwardPasses(file, definition).length || isOccasional(node, definition, file) || isForError(node))
      return 'no';
    return yesIf(![...loopsAround(node)].some((loop) => isDataLoop(loop, file)));
  },
};

/** The block around ends with an error: what is read there is for its message. */
const isForError = (node: Node): boolean => node.enclosing('block')?.children.at(-1)?.kind === 'raise_statement';

const isNamedLoss = (name: string): boolean => LOSS.test(name) && !OTHER.test(name);
