import { factoryOf, moveAfter } from '../../context/host/factories.ts';
import type { Guard } from '../guard.ts';

/** The captured name is given a tensor that a factory fills on the CPU, and the next thing done with it is a move. */
export const movedLater: Guard = {
  name: 'movedLater',
  takes: { name: 'capture', value: 'capture' },
  mayStand(around) {
    const name = /^\s*(\w+)[^=\n]*=/.exec(around.statement)?.[1];
    return name !== undefined && goesOnWithMove(around.rest, `${name}.`);
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

const MOVE = /(?:to|cuda|type(?:_as)?)\(/y;

/** `x.to(` somewhere in what follows. */
function goesOnWithMove(rest: string, name: string): boolean {
  for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name, at + 1)) {
    MOVE.lastIndex = at + name.length;
    if (MOVE.test(rest)) return true;
  }
  return false;
}
