import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

/** For so few turns nothing is worth its code. */
const FEW = 16;

/** `for _ in range(9)`, or of a name that the function or the script gives such a number. */
export function turnsFewTimes(loop: Node, file: FileContext): boolean {
  const over = loop.field('right');
  const counts = over?.kind === 'call' && /^(?:t?range|tqdm(?:\.tqdm)?)$/.test(over.field('function')!.text);
  let turns = counts ? positional(over).at(-1) : undefined;
  if (turns?.kind === 'call' && turns.field('function')?.text === 'range') turns = positional(turns).at(-1);
  if (turns?.kind === 'identifier') {
    const [given, ...others] = file.names.bindings.reaching(turns);
    turns = given?.kind === 'assignment' && !others.length ? (given.value ?? undefined) : undefined;
  }
  return turns?.kind === 'integer' && Number(turns.text) <= FEW;
}
