import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { callersOf } from './callers.ts';

/** What is done every tenth time still costs something; what is done more seldom does not. */
const MANY = 10;
/** So many calls are followed from a function to the loop that decides how often it runs. */
const MOST_CALLS = 3;
const REMAINDER = /%\s*\(?\s*((?:\w+\.)*\w+)/;
/** Actors that wait for their critics do so for two steps. */
const OF_POLICY = /(?:policy|actor)_?(?:\w*_)?(?:delay|freq\w*|update\w*)$/i;
const LEAVES = new Set(['return_statement', 'continue_statement']);

/**
 * True when the node runs on few turns only: under `if step % every == 0:`, or behind a test that leaves on all others, in
 * its function or in all that call it here. The period has to be written down and small for the opposite: of one that
 * comes from elsewhere nobody knows.
 */
export function runsEveryManySteps(node: Node, file: FileContext, calls = MOST_CALLS): boolean {
  const unit = functionOf(node);
  let child = node;
  for (const around of node.ancestors()) {
    if (child === unit) break;
    if (['if_statement', 'elif_clause'].includes(around.kind) && isLong(around.field('condition'), file)) return true;
    if (around.kind === 'block' && around.children.some((before) => leavesBefore(before, child, file))) return true;
    child = around;
  }
  if (!unit || !calls) return false;
  const callers = callersOf(unit, file).filter((call) => functionOf(call) !== unit);
  return callers.length > 0 && callers.every((call) => runsEveryManySteps(call, file, calls - 1));
}

/** `if step % every: return` in front of it. */
const leavesBefore = (statement: Node, node: Node, file: FileContext): boolean =>
  statement.start < node.start &&
  statement.kind === 'if_statement' &&
  LEAVES.has(statement.field('consequence')?.children.at(-1)?.kind ?? '') &&
  isLong(statement.field('condition'), file);

function isLong(test: Node | null, file: FileContext): boolean {
  const period = REMAINDER.exec(test?.text ?? '')?.[1];
  if (period === undefined || OF_POLICY.test(period)) return false;
  const written = /^\d+$/.test(period) ? Number(period) : defaultOf(period.split('.').at(-1)!, file);
  return written === null || written > MANY;
}

/** The number that a setting of this name is given in the file: `every: int = 500`, `add_argument("--every", default=500)`. */
function defaultOf(name: string, file: FileContext): number | null {
  const given = new RegExp(
    `(?<![\\w.])(?:self\\.)?${name}\\s*(?::\\s*int\\s*)?=\\s*(\\d[\\d_]*)(?![\\w.])|['"]--?${name.replace(/_/g, '[-_]')}['"][^)]*?default\\s*=\\s*(\\d[\\d_]*)(?![\\w.])`,
  ).exec(file.text);
  return given ? Number((given[1] ?? given[2])!.replace(/_/g, '')) : null;
}
