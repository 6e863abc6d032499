import { hasHiddenArguments, keyword, positional } from '../flow/operation.ts';
import { literalOf } from '../patterns/literal.ts';
import { methodNamed } from './callers.ts';
import { classOf } from '../names/scope.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';
import { readsOf } from './reads.ts';

/**
 * Layers whose bias a batch norm takes out again → the place of `bias` among their arguments. A linear layer adds its
 * bias within the product, where it costs nothing that anybody could measure.
 */
const LAYERS: Readonly<Record<string, number>> = {
  'torch.nn.Conv1d': 7,
  'torch.nn.Conv2d': 7,
  'torch.nn.Conv3d': 7,
  'torch.nn.ConvTranspose1d': 7,
  'torch.nn.ConvTranspose2d': 7,
  'torch.nn.ConvTranspose3d': 7,
};

/** The layer with a bias whose output goes straight into a batch norm that is made by this call, or null. */
export function biasedLayerBefore(norm: Node, file: FileContext): Node | null {
  return inSequence(norm, file) ?? inForward(norm, file);
}

/** The neighbour before it in `nn.Sequential(…)`, in a list of layers, or appended in the statement before. */
function inSequence(norm: Node, file: FileContext): Node | null {
  const element = elementOf(norm, file);
  const list = element?.parent;
  if (!element || !list) return null;
  if (list.kind === 'argument_list' && !/(?:^|\.)(?:Sequential)$/.test(list.parent?.field('function')?.text ?? '')) {
    return appendedBefore(list.parent!, file);
  }
  if (!['argument_list', 'list', 'expression_list', 'tuple'].includes(list.kind)) return null;
  const before = list.children[list.children.indexOf(element) - 1];
  return before ? biased(before, file) : null;
}

/** The element of the list that the norm is, through a name that is bound to it once and an `('name', layer)` pair. */
function elementOf(norm: Node, file: FileContext): Node | null {
  const target = norm.parent?.kind === 'assignment' ? norm.parent.field('left') : null;
  if (target?.kind === 'identifier') {
    const uses = [...file.tree.identifiers(target.text, file.unitOf(target))].filter(
      (use) => use !== target && use.parent !== null && /^(?:argument_list|list)$/.test(use.parent.kind),
    );
    return uses.find((use) => use.parent!.children.indexOf(use) > 0) ?? null;
  }
  const pair = norm.parent;
  return pair?.kind === 'tuple' && pair.children.length === 2 && pair.children[0]?.kind === 'string' ? pair : norm;
}

/** `layers.append(conv)` right before `layers.append(norm)`. */
function appendedBefore(append: Node, file: FileContext): Node | null {
  const callee = append.field('function');
  if (callee?.kind !== 'attribute' || !['append', 'add_module'].includes(callee.field('attribute')?.text ?? ''))
    return null;
  const statement = append.parent;
  const block = statement?.kind === 'expression_statement' ? statement.parent : null;
  const before = block?.children[block.children.indexOf(statement!) - 1]?.children[0];
  if (before?.kind !== 'call' || before.field('function')?.text !== callee.text) return null;
  const layer = positional(before).at(-1);
  return layer ? biased(layer, file) : null;
}

/** `self.norm(self.conv(x))`, or with a name in between that nothing else reads. */
function inForward(norm: Node, file: FileContext): Node | null {
  const target = norm.parent?.kind === 'assignment' ? norm.parent.field('left') : null;
  const owner =
    target?.kind === 'attribute' && file.names.bindings.isSelf(target.field('object')) ? classOf(target) : null;
  const forward = owner ? methodNamed(owner, 'forward') : undefined;
  if (!target || !owner || !forward) return null;
  for (const word of file.tree.identifiers(target.field('attribute')!.text, forward)) {
    const call = word.parent?.parent;
    if (call?.kind !== 'call' || call.field('function')?.text !== target.text) continue;
    const given = positional(call)[0];
    const made = given && madeBy(given, file);
    const layer = made && selfLayer(made, owner, file);
    if (layer) return layer;
  }
  return null;
}

/** The call that makes a value, directly or through one name that is read only here. */
function madeBy(value: Node, file: FileContext): Node | null {
  if (value.kind === 'call') return value;
  if (value.kind !== 'identifier') return null;
  const [binding, ...others] = file.names.bindings.reaching(value);
  if (binding?.kind !== 'assignment' || binding.path.length || others.length || binding.value?.kind !== 'call')
    return null;
  return readsOf(binding.target, file).every((read) => read === value) ? binding.value : null;
}

function selfLayer(call: Node, owner: Node, file: FileContext): Node | null {
  const callee = call.field('function');
  if (callee?.kind !== 'attribute' || !file.names.bindings.isSelf(callee.field('object'))) return null;
  const [binding, ...others] = file.names.bindings.ofAttribute(owner, callee.field('attribute')!.text);
  return binding?.kind === 'assignment' && binding.value && !others.length ? biased(binding.value, file) : null;
}

/** The layer call itself when it is certain to have a bias. */
function biased(node: Node, file: FileContext): Node | null {
  const call = node.kind === 'tuple' ? node.children[1] : node;
  const place = call?.kind === 'call' ? LAYERS[file.names.apiOf(call.field('function')!) ?? ''] : undefined;
  if (!call || place === undefined) return null;
  const bias = keyword(call, 'bias') ?? positional(call)[place];
  if (bias) return literalOf(bias, file.names) === 'True' ? call : null;
  return hasHiddenArguments(call) && !hiddenAreKnown(call, file) ? null : call;
}

/** `**options` where the options are a dictionary written out without a bias. */
function hiddenAreKnown(call: Node, file: FileContext): boolean {
  return call.field('arguments')!.children.every((arg) => {
    if (arg.kind === 'list_splat') return false;
    if (arg.kind !== 'dictionary_splat') return true;
    const name = arg.children[0];
    const value = name?.kind === 'identifier' ? file.names.bindings.reaching(name) : [];
    return value.length === 1 && value[0]!.value?.kind === 'dictionary' && !/\bbias\b/.test(value[0]!.value.text);
  });
}
