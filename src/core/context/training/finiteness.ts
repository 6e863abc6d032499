import { onDevice } from '../../flow/deviceValue.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { isOccasional, isTrainingStep, loopsAround, methodCalls } from '../loops/loops.ts';
import { readsOf } from '../loops/reads.ts';
import { callsIn } from '../data/tokenizers.ts';

const TESTS = /(?:^|[._])is(?:nan|inf|finite)$/;
/** Helpers of other files that say by their name that they look for numbers that are none. */
const HELPERS =
  /(?:^|[._])(?:check_(?:update|grad\w*|nan\w*|inf\w*|finite\w*|numerics)|(?:has|any)_(?:nan|inf)\w*|nan_check)$/;

/** True when every step asks a value on the device, elsewhere than at the node, whether it is finite, which waits. */
export function stepTestsFinite(node: Node, file: FileContext): boolean {
  for (const loop of loopsAround(node)) {
    if (!isTrainingStep(loop, file)) continue;
    return file
      .remember(`finite tests ${loop.start}`, () => finiteTests(loop, file))
      .some((test) => !around(test, node));
  }
  return false;
}

const around = (outer: Node, inner: Node): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** What a text holds in which anything asks for it, by name. */
const ASKS = /is(?:nan|inf|finite)\b|check_(?:update|grad|nan|inf|finite|numerics)|(?:has|any)_(?:nan|inf)|nan_check/;

/** The calls in a loop that ask the device on every turn, themselves or in the function that they call. */
function finiteTests(loop: Node, file: FileContext): readonly Node[] {
  if (!ASKS.test(file.text)) return [];
  return callsIn(loop.field('body')).filter(
    (call) => (asksDevice(call, file) || leadsToTest(call, file)) && !isOccasional(call, loop, file),
  );
}

/** `if torch.isinf(norm): …` */
function asksDevice(call: Node, file: FileContext): boolean {
  const callee = call.field('function')!;
  if (!TESTS.test(callee.text) || !/^torch\./.test(file.names.apiOf(callee) ?? '')) return false;
  const tested = call.field('arguments')?.children[0];
  return tested !== undefined && /^(?:yes|likely)$/.test(onDevice(tested, file)) && conditionAround(call) !== null;
}

/** The names of the functions of this file with such a test somewhere in them. */
const askingFunctions = (file: FileContext): ReadonlySet<string> =>
  file.remember('functions that test for finite numbers', () => {
    const words = ['isnan', 'isinf', 'isfinite'].flatMap((word) => [...file.tree.identifiers(word, file.tree.root)]);
    return new Set(words.map((word) => functionOf(word)?.field('name')?.text ?? ''));
  });

function leadsToTest(call: Node, file: FileContext): boolean {
  const callee = call.field('function')!;
  const name = callee.kind === 'attribute' ? callee.field('attribute')! : callee;
  // Most calls of a loop are neither, which their names tell without looking up what they are.
  if (!askingFunctions(file).has(name.text) && !HELPERS.test(callee.text)) return false;
  const meaning = file.names.meaningOf(callee);
  if (meaning?.kind !== 'function') return HELPERS.test(callee.text);
  const body = meaning.node.field('body');
  return callsIn(body).some((inner) => asksDevice(inner, file));
}

/** The `if` or the `assert` that a part of a condition decides. */
function conditionAround(node: Node): Node | null {
  let child = node;
  for (const outer of node.ancestors()) {
    if (outer.kind === 'block') return null;
    if (outer.kind === 'assert_statement') return outer;
    if (['if_statement', 'elif_clause'].includes(outer.kind)) return outer.field('condition') === child ? outer : null;
    child = outer;
  }
  return null;
}

/**
 * True when the run ends unless a copied value is finite, while the step hands its tensors to a meter as well
 * (`meters.update(**losses)`), which copies each of them: the wait is there with or without the test.
 */
export function endsRunUnlessFinite(copy: Node, file: FileContext): boolean {
  const assignment = copy.parent?.kind === 'assignment' ? copy.parent : null;
  if (!assignment) return false;
  const ends = readsOf(assignment.field('left'), file).some((read) => {
    const call = read.parent?.parent;
    if (call?.kind !== 'call' || !TESTS.test(call.field('function')!.text)) return false;
    return /\b(?:exit|raise|abort)\b/.test(conditionAround(call)?.field('consequence')?.text ?? '');
  });
  if (!ends) return false;
  const [loop] = loopsAround(copy);
  return methodCalls(file, 'update', loop ?? file.unitOf(copy)).some(
    (call) =>
      call.field('arguments')!.children.some(({ kind }) => kind === 'dictionary_splat') &&
      !isOccasional(call, loop ?? file.tree.root, file),
  );
}
