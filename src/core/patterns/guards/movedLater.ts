import { factoryOf, moveAfter } from '../../context/host/factories.ts';
import { mayFill, mayMoveLater } from '../../context/host/movesByText.ts';
import type { Guard } from '../guard.ts';

/** The captured name is given a tensor that a factory fills on the CPU, and the next thing done with it is a move. */
export const movedLater: Guard = {
  name: 'movedLater',
  takes: { name: 'capture', value: 'capture' },
  mayStand(around) {
    const name = /^\s*(\w+)\s*(?::[^=\n]*)?=(?!=)/.exec(around.statement)?.[1];
    return (
      name !== undefined && mayFill(around) && around.whole.trimStart().startsWith(name) && mayMoveLater(around, name)
    );
  },
  ask(match, args) {
    if (!factoryOf(match.node(args.text('value')), match.file)) return 'no';
    const move = moveAfter(match.node(args.text('name')), match.file);
    // A generator that yields what it has just made up stands for a loader, whose batches come from the host.
    if (!move || move.enclosing('yield')) return 'no';
    match.see('move', move);
    match.growTo(move);
    return 'yes';
  },
};
