import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { innermostLoop } from './loops.ts';

/** For so few turns nothing is worth its code. */
const FEW = 16;
/** So many steps on the same batch show that a model can learn, and end within seconds. */
const FEW_STEPS = 50;

/** `for _ in range(9)`, or of a name that the function or the script gives such a number; or a loop that is soon left. */
export const turnsFewTimes = (loop: Node, file: FileContext): boolean =>
  (turnsOf(loop, file) ?? Infinity) <= FEW || isSoonLeft(loop);

/** True when steps of training are only tried out: one by itself, some turns over no data, or a loop over batches that is soon left. */
export function triesSteps(step: Node, file: FileContext): boolean {
  const loop = innermostLoop(step);
  // One step at the level of a script or in a cell shows how it is done.
  if (!loop) return file.unitOf(step).kind === 'module';
  return isSoonLeft(loop) || ((turnsOf(loop, file) ?? Infinity) <= FEW_STEPS && !DRAWS.test(loop.field('body')!.text));
}

/** What gives each turn a batch of its own. */
const DRAWS =
  /\b(?:next|for|get|sample|load)\b|\w*(?:batch|sample|load|generate)\w*\(|\[[^\]\n]*:[^\]\n]*\]|\brand\w*\(/;

/** How many turns a loop over `range` takes, or undefined where that does not show. */
function turnsOf(loop: Node, file: FileContext): number | undefined {
  const over = loop.field('right');
  const counts = over?.kind === 'call' && /^(?:t?range|tqdm(?:\.tqdm)?)$/.test(over.field('function')!.text);
  let turns = counts ? positional(over).at(-1) : undefined;
  if (turns?.kind === 'call' && turns.field('function')?.text === 'range') turns = positional(turns).at(-1);
  if (turns?.kind === 'identifier') {
    const [given, ...others] = file.names.bindings.reaching(turns);
    turns = given?.kind === 'assignment' && !others.length ? (given.value ?? undefined) : undefined;
  }
  return turns?.kind === 'integer' ? Number(turns.text) : undefined;
}

/** `break` as the last statement of the body, or under `if i == 3:` with one of the names that the loop counts by. */
function isSoonLeft(loop: Node): boolean {
  const statements = loop.field('body')?.children ?? [];
  if (statements.at(-1)?.kind === 'break_statement') return true;
  const counted: readonly string[] = loop.field('left')?.text.match(/\w+/g) ?? [];
  return statements.some((statement) => {
    if (statement.kind !== 'if_statement') return false;
    const [, name, turns] = /^\(?(\w+)\s*(?:==|>=?)\s*(\d+)\)?$/.exec(statement.field('condition')!.text) ?? [];
    const then = statement.field('consequence')?.children.at(-1);
    return then?.kind === 'break_statement' && counted.includes(name!) && Number(turns) <= FEW;
  });
}
