import { isForExport } from '../../context/host/passUse.ts';
import { callersOf } from '../../context/loops/callers.ts';
import { isWithoutBase } from '../../context/loops/turnText.ts';
import type { FileContext } from '../../context/file.ts';
import { MODULE } from '../../names/meaning.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import type { Answer } from '../match.ts';

const CONDITIONS = ['if_statement', 'try_statement', 'conditional_expression'];
/** So many calls are followed from a function up to a forward pass. */
const MOST_CALLS = 2;

/**
 * The captured node runs on every forward pass: in `forward` of a module, or in a function of this file that forward
 * passes alone call, under no condition of its own.
 */
export const inForward: Guard = {
  name: 'inForward',
  takes: { node: 'capture' },
  needs: () => [{ words: ['forward'] }],
  mayStand: (around) => !around.isConditional && mayRunInForward(around),
  ask: (match, args) =>
    isForExport(match.file) ? 'no' : runsInForward(match.node(args.text('node')), match.file, MOST_CALLS),
};

/** By names alone: modules have a base, and other functions are called from forward passes. */
function mayRunInForward(around: Surroundings): boolean {
  const { definition, owner } = around;
  if (definition === null || (owner !== null && isWithoutBase(around))) return false;
  return mayReach(definition === '__init__' && owner !== null ? owner : definition, around, MOST_CALLS);
}

const mayReach = (name: string, around: Surroundings, calls: number): boolean =>
  name === 'forward' ||
  (calls > 0 && around.callersOf(name).some((caller) => caller !== null && mayReach(caller, around, calls - 1)));

function runsInForward(node: Node, file: FileContext, calls: number): Answer {
  const definition = functionOf(node);
  if (!definition) return 'no';
  for (const around of node.ancestors()) {
    if (around === definition) break;
    if (CONDITIONS.includes(around.kind)) return 'no';
  }
  const owner = classOf(definition);
  const isModule = owner !== null && file.names.derives(owner, MODULE);
  if (isModule && definition.field('name')?.text === 'forward') return 'yes';
  // Of a public name, other files may ask for more than forward passes do.
  if (!calls || (owner !== null && !isModule)) return 'no';
  const callers = callersOf(definition, file);
  return callers.length > 0 && callers.every((call) => runsInForward(call, file, calls - 1) !== 'no')
    ? 'inferred'
    : 'no';
}
