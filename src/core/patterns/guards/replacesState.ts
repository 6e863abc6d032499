import { callersOf } from '../../context/loops/callers.ts';
import type { FileContext } from '../../context/file.ts';
import { loopsAround } from '../../context/loops/loops.ts';
import { readsOf } from '../../context/loops/reads.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const DIFFERENTIATES = /\b(?:value_and_grad|grad|apply_gradients|apply_updates|vjp)\(/;
const STATE = /state|params|model|variables|weights|opt/i;

/**
 * The captured decorator or call compiles a training step whose state each of its calls in this file replaces, in a
 * loop: `state, loss = step(state, batch)`. Nothing reads the state that went in afterwards, nor keeps it beside.
 */
export const replacesState: Guard = {
  name: 'replacesState',
  takes: { compiled: 'capture' },
  needs: () => [{ words: [], text: DIFFERENTIATES }],
  ask(match, args) {
    const compiled = match.node(args.text('compiled'));
    const { file } = match;
    const [definition, calls] =
      compiled.parent?.kind === 'decorator' ? ofDecorator(compiled, file) : ofCall(compiled, file);
    if (!definition || calls.length === 0 || !DIFFERENTIATES.test(definition.text)) return 'no';
    const replaced = calls.map((call) => stateReplaced(call));
    if (replaced.some((state) => state === undefined || isKept(state, file))) return 'no';
    if (!calls.some((call) => !loopsAround(call).next().done)) return 'no';
    match.see('call', calls[0]!.field('function')!);
    return yesIf(true);
  },
};

type Compiled = readonly [definition: Node | null, calls: readonly Node[]];

function ofDecorator(compiled: Node, file: FileContext): Compiled {
  const definition = compiled.parent?.parent?.field('definition') ?? null;
  return definition?.kind === 'function_definition' ? [definition, callersOf(definition, file)] : [null, []];
}

/** `step = jax.jit(train_step)`: the function and the calls of its new name, when nothing else is done with that. */
function ofCall(compiled: Node, file: FileContext): Compiled {
  const given = positional(compiled)[0];
  const inner = given?.kind === 'call' ? positional(given)[0] : given;
  const meaning = inner && file.names.meaningOf(inner);
  const target = compiled.parent?.kind === 'assignment' ? compiled.parent.field('left') : null;
  const reads = readsOf(target, file);
  const calls = reads.flatMap(({ parent }) => (parent?.kind === 'call' ? [parent] : []));
  return meaning?.kind === 'function' && calls.length === reads.length ? [meaning.node, calls] : [null, []];
}

/** The name that goes into a call as its state and comes out of it. */
function stateReplaced(call: Node): string | undefined {
  const left = call.parent?.kind === 'assignment' ? call.parent.field('left') : null;
  const targets = (left?.kind === 'pattern_list' ? left.children : left ? [left] : []).map(({ text }) => text);
  return positional(call)
    .map(({ text }) => text)
    .find((text) => STATE.test(text) && targets.includes(text));
}

/** `best_params = state.params`: another name for the arrays, which would be gone. */
const isKept = (state: string | undefined, file: FileContext): boolean =>
  state !== undefined &&
  new RegExp(
    `^[ \\t]*\\w*(?:best|target|old|prev|ema|init|ref)\\w*[ \\t]*=[ \\t]*${state.replaceAll('.', '\\.')}\\b`,
    'm',
  ).test(file.text);
