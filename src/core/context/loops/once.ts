import type { Node } from '../../syntax/node.ts';
import { callersOf } from './callers.ts';
import type { FileContext } from '../file.ts';
import { loopsAround } from './loops.ts';
import { turnsFewTimes } from './short.ts';

/** So many callers are followed from a function up to the script's own level. */
const MOST_CALLS = 4;
/** So many calls are written by hand, as in the cells of a notebook. */
const BY_HAND = 4;
/** What a script begins with, and what is tried out once. */
const ENTRY = /^(?:main|_main|run_demo|demo|debug|verify|sanity_check)$/;
const LOOPS = new Set(['for_statement', 'while_statement', 'list_comprehension', 'generator_expression']);

/**
 * True when a script runs a call once: it stands in no loop but one of a few turns, and neither does any call on the way to it from the script's
 * own level. A function that nothing here calls, or many places do, may run any number of times, and so may a call of
 * a function of this file that holds a loop. What a few lines call by hand runs a few times, which is as good as once.
 */
export const runsOnce = (call: Node, file: FileContext, calls = MOST_CALLS): boolean => {
  const [loop, ...outer] = loopsAround(call);
  // Five samples for a plot are a few passes.
  const isShown = loop && !outer.length && calls === MOST_CALLS && turnsFewTimes(loop, file);
  if (!calls || (loop && !isShown) || call.enclosing('list_comprehension', 'generator_expression', 'lambda')) {
    return false;
  }
  if (calls === MOST_CALLS && callsLoop(call, file)) return false;
  const unit = file.unitOf(call);
  if (unit.kind !== 'function_definition') return true;
  const callers = callersOf(unit, file).filter((caller) => file.unitOf(caller) !== unit);
  if (!callers.length) return ENTRY.test(unit.field('name')?.text ?? '');
  return callers.length <= BY_HAND && callers.every((caller) => runsOnce(caller, file, calls - 1));
};

function callsLoop(call: Node, file: FileContext): boolean {
  const meaning = file.names.meaningOf(call.field('function')!);
  return meaning.kind === 'function' && holdsLoop(meaning.node);
}

/** What runs a model, or may: a loop without such a call turns over what the pass gave. */
const RUNS_MODEL =
  /\bself\b|\w*(?:model|net|network|encoder|decoder|module|generator|backbone)\w*(?:\.\w+)*\(|\bforward\(/i;

const holdsLoop = (node: Node): boolean =>
  (LOOPS.has(node.kind) && RUNS_MODEL.test(node.text)) || node.children.some(holdsLoop);
