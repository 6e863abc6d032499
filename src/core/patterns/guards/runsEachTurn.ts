import { TURNS, turnOf } from '../../context/loops/turns.ts';
import { mayRunEachTurn } from '../../context/loops/turnText.ts';
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
  mayStand: (around, args) => mayRunEachTurn(around, args.list('kinds')),
  ask(match, args) {
    const turn = turnOf(match.node(args.text('node')), match.file);
    return yesIf(turn !== null && args.list('kinds').includes(turn));
  },
};
