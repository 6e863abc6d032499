import { numbersMovedBy, rowsMovedBy } from '../../context/host/factories.ts';
import { mayMove } from '../../context/host/movesByText.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured call moves to a device a tensor that was just made of Python numbers, or at once of what the host holds: of
 * settings, with `rows` of whatever it is.
 */
export const movesNumbers: Guard = {
  name: 'movesNumbers',
  takes: { move: 'capture', rows: 'flag?' },
  mayStand: mayMove,
  ask(match, args) {
    const move = match.node(args.text('move'));
    const made = numbersMovedBy(move, match.file) ?? rowsMovedBy(move, match.file, { settings: !args.flag('rows') });
    if (!made || fillsIn(move, made)) return 'no';
    match.see('numbers', made);
    return 'yes';
  },
};

/** `else: loss = torch.tensor(0).to(x)`, where the other arm computes it: it fills in for what is not there, as is rare. */
function fillsIn(move: Node, made: Node): boolean {
  const [number] = positional(made);
  const name = move.parent?.kind === 'assignment' ? move.parent.field('left')?.text : undefined;
  const arm = move.enclosing('else_clause');
  if (!name || !/^0(?:\.0?)?$/.test(number?.text ?? '') || arm?.parent?.kind !== 'if_statement') return false;
  return (arm.parent.field('consequence')?.text ?? '').includes(`${name} = `);
}
