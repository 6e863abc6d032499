import { bindingAt } from '../../names/binding.ts';
import { functionOf } from '../../names/scope.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { Node } from '../../syntax/node.ts';
import { callersOf } from '../loops/callers.ts';
import type { FileContext } from '../file.ts';
import { isDecodingLoop, isOccasional, loopsAround } from '../loops/loops.ts';
import { mayDecode } from '../loops/turnText.ts';

const BACK = /^torch\.(?:from_numpy|as_tensor|tensor|asarray|Tensor|\w+Tensor)$/;
/** Of arrays, functions that PyTorch has too, and helpers of a project that are called like one. */
const SAME_THERE =
  /^(?:numpy\.(?!save|load|(?:zeros|ones|empty|full)_like|shape|size|random\.(?:seed|shuffle)|memmap)|scipy\.special\.)/;
const HELPERS = /^(?:_?(?:np_|numpy_)?(?:log_)?softmax|sigmoid|top_?[kp]\w*|nucleus\w*|normali[sz]e\w*)$/;
const RUNS_MODEL =
  /\b(?:self\.)?\w*(?:model|decoder|encoder|network|net|lm|gpt|llm|transformer|unet|policy)\w*(?:\.(?:forward|decode|step|module))?\(/i;
/** Functions that a decoding loop of another file calls for every token. */
const SAMPLES = /^_?(?:sample|top_?[kp]|nucleus|filter|process_logits|warp|pick|choose|select)/;
const SCORES = /\b(?:logits?|probs?|scores|probabilities)\b/;
const MOST_STEPS = 80;
const MOST_CALLS = 2;

/** Where an array that a tensor was copied to becomes a tensor again, after nothing but work that PyTorch does as well; or null. */
export function backFromNumpy(copied: Node, file: FileContext): Node | null {
  const seen = new Set<Node>();
  const queue: Node[] = [copied];
  for (let node = queue.shift(); node && seen.size < MOST_STEPS; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const next = step(node, file);
    if (!Array.isArray(next)) return next as Node;
    queue.push(...(next as Node[]));
  }
  return null;
}

/** The tensor that is made of it again, or what is one step on. */
function step(node: Node, file: FileContext): Node | Node[] {
  const { parent } = node;
  switch (parent?.kind) {
    case 'parenthesized_expression':
    case 'binary_operator':
    case 'unary_operator':
    case 'comparison_operator':
    case 'keyword_argument':
    case 'list':
      return [parent];
    case 'subscript':
      return parent.field('value') === node ? [parent] : [];
    case 'attribute': {
      const call = parent.parent;
      return call?.kind === 'call' && call.field('function') === parent ? [call] : [parent];
    }
    case 'argument_list': {
      const call = parent.parent!;
      const callee = call.field('function')!;
      const name = file.names.apiOf(callee) ?? '';
      if (BACK.test(name)) return call;
      return SAME_THERE.test(name) || HELPERS.test(callee.text) ? [call] : [];
    }
    case 'assignment':
      return readsOf(parent, file);
    default:
      return [];
  }
}

function readsOf(assignment: Node, file: FileContext): Node[] {
  const target = assignment.field('left')!;
  if (target.kind !== 'identifier') return [];
  return [...file.tree.identifiers(target.text, file.unitOf(assignment))].filter(
    (read) =>
      read !== target &&
      read.start > target.start &&
      !bindingAt(read) &&
      file.names.bindings.reaching(read).some((binding) => binding.target === target),
  );
}

/** True where the copy is made for every token or forward pass: in a loop that runs a model, or in what such a loop calls. */
export function isCopiedOften(node: Node, file: FileContext, calls = MOST_CALLS): boolean {
  for (const loop of loopsAround(node)) {
    if (!isDecodingLoop(loop, file) && !RUNS_MODEL.test(loop.field('body')?.text ?? '')) continue;
    return !isOccasional(node, loop, file);
  }
  const definition = functionOf(node);
  if (!definition || !calls) return false;
  const callers = callersOf(definition, file);
  if (callers.some((call) => file.unitOf(call) !== definition && isCopiedOften(call, file, calls - 1))) return true;
  const name = definition.field('name')?.text ?? '';
  return (SAMPLES.test(name) || name === '__call__') && SCORES.test(definition.field('parameters')?.text ?? '');
}

/** By the text alone, whether an array of this function becomes a tensor again, for every token or forward pass. */
export const mayComeBack = (around: Surroundings): boolean =>
  (around.functionSays(MAKES_TENSOR) || around.fileSays(RENAMED)) && mayBeCopiedOften(around, MOST_CALLS);

const MAKES_TENSOR = /from_numpy|as_tensor|asarray|tensor\s*\(|Tensor\s*\(/;
const RENAMED = /(?:from_numpy|as_tensor|asarray|[tT]ensor)[ \t]+as[ \t]/;

function mayBeCopiedOften(around: Surroundings, calls: number): boolean {
  if (around.loopSays(RUNS_MODEL) || mayDecode(around)) return true;
  const { definition, owner } = around;
  if (definition === null || !calls) return false;
  if ((SAMPLES.test(definition) || definition === '__call__') && SCORES.test(around.header)) return true;
  const name = definition === '__init__' ? owner : definition;
  return name === null || around.callsOf(name).some((call) => mayBeCopiedOften(call, calls - 1));
}
