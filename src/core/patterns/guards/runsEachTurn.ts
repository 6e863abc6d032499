import { mayTurn, TURNS, turnOf } from '../../context/loops/turns.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured node runs on every turn of something, as names and shapes tell: a training step, a forward pass or the
 * choice of a token; `kinds` says of which.
 */
export const runsEachTurn: Guard = {
  name: 'runsEachTurn',
  takes: { node: 'capture', kinds: 'words' },
  needs: () => [TURNS],
  mayStand: (around) => around.inLoop || mayTurn(around.definition, around.owner),
  ask(match, args) {
    const turn = turnOf(match.node(args.text('node')), match.file);
    return yesIf(turn !== null && args.list('kinds').includes(turn));
  },
};
