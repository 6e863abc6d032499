import { keyword, positional } from '../../flow/operation.ts';
import type { Binding } from '../../names/binding.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { biased } from './layerBias.ts';
import { appendedBy, runsAfter, runsInPairs } from './layerLists.ts';
import { originsOf } from './origins.ts';
import { readsOf } from '../loops/reads.ts';

/** The layer with a bias whose output goes straight into a batch norm that is made by this call, or null. */
export function biasedLayerBefore(norm: Node, file: FileContext): Node | null {
  const layer = inSequence(norm, file) ?? inMethods(norm, file) ?? inPlace(norm, file);
  return layer && (isPorted(layer, norm) || loadsPublished(file)) ? null : layer;
}

/** The bias is spelled out and the norm has the settings of another framework: published weights are loaded into it. */
const isPorted = (layer: Node, norm: Node): boolean =>
  keyword(layer, 'bias')?.kind === 'true' && keyword(norm, 'eps') !== undefined;

/** The file brings the weights that others have trained: without the bias they no longer load as they are. */
const loadsPublished = (file: FileContext): boolean =>
  file.remember(
    'loads published',
    () =>
      PUBLISHED.test(file.text) &&
      /load_state_dict\(|load_from_(?:file|pretrained)|_create_|load_url\(|from_url/.test(file.text) &&
      !/strict\s*=\s*False/.test(file.text),
  );

const PUBLISHED =
  /\bload_state_dict_from_url\(|\bhf_url\(|\bhf_hub_download\(|https?:\/\/[^\s'"]+\.(?:pth|pt|ckpt|bin|safetensors|pkl|th|tar)\b/;

/** The neighbour before it in `nn.Sequential(…)`, in a list of layers, or appended in the statement before. */
function inSequence(norm: Node, file: FileContext): Node | null {
  const element = elementOf(norm, file);
  const list = element?.parent;
  if (!element || !list) return null;
  if (list.kind === 'argument_list' && !/(?:^|\.)(?:Sequential)$/.test(list.parent?.field('function')?.text ?? '')) {
    return appendedBefore(list.parent!.parent, file);
  }
  if (list.kind === 'list_comprehension') return madeBesides(list, file);
  if (!['argument_list', 'list', 'expression_list', 'tuple'].includes(list.kind)) return null;
  const place = list.children.indexOf(element);
  const before = list.children[place - 1];
  if (before) return isPooledAway(list.children.slice(0, place)) ? null : biased(before, file);
  return list.kind === 'list' && list.children.length === 1 ? appendedBefore(list.parent?.parent, file) : null;
}

/** One position of each picture is left, and a bias on it is nothing that anybody could measure: `AdaptiveAvgPool2d(1), Conv2d(…)`. */
const isPooledAway = (layers: readonly Node[]): boolean =>
  layers.some(({ text }) =>
    /(?:^|[.\s])(?:Adaptive(?:Avg|Max)Pool\dd\((?:output_size=)?\(?1\b(?:, ?1\b)*|Global\w*Pool\w*\()/.test(text),
  );

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

/**
 * `layers.append(conv)` right before `layers.append(norm)`, or before `norms.append(norm)` where the class runs the
 * elements of both lists in turn.
 */
function appendedBefore(statement: Node | null | undefined, file: FileContext): Node | null {
  const added = appendedBy(statement);
  const outer = added && (usualChoice(added.statement, file) ?? added.statement);
  const before = appendedBy(outer?.parent?.children[outer.parent.children.indexOf(outer) - 1], { begins: true });
  const layer = added && before ? biased(before.layer, file) : null;
  if (!added || !before || !layer) return null;
  const isOneList = before.list.text === added.list.text;
  return isOneList || runsInPairs(before.list, added.list, file) ? layer : null;
}

/** The `if normalize:` that a statement is all of, where `normalize` is a parameter that is on if nobody says otherwise. */
function usualChoice(statement: Node, file: FileContext): Node | null {
  const choice = statement.parent?.kind === 'block' ? statement.parent.parent : null;
  const condition = choice?.kind === 'if_statement' ? choice.field('condition') : null;
  if (condition?.kind !== 'identifier' || choice!.children.length > 2 || statement.parent!.children.length > 1)
    return null;
  const [binding, ...others] = file.names.bindings.reaching(condition);
  return binding?.kind === 'parameter' && binding.value?.kind === 'true' && !others.length ? choice : null;
}

/** `self.norms = ModuleList([norm for …])`, whose elements follow those of a list of layers that is made the same way. */
function madeBesides(norms: Node, file: FileContext): Node | null {
  const target = norms.enclosing('assignment')?.field('left');
  const layers = target?.kind === 'attribute' ? runsAfter(target, file) : null;
  const owner = target && classOf(target);
  if (!layers || !owner) return null;
  const [binding, ...others] = file.names.bindings.ofAttribute(owner, layers);
  const list = binding?.value?.kind === 'call' && !others.length ? positional(binding.value)[0] : undefined;
  const made = list ? originsOf(list, file) : [];
  const [comprehension] = made;
  const layer = comprehension?.kind === 'list_comprehension' ? comprehension.field('body') : null;
  return layer && made.length === 1 ? biased(layer, file) : null;
}

/** `self.norm(self.conv(x))` in a method of the class, or with a name in between that nothing else reads. */
function inMethods(norm: Node, file: FileContext): Node | null {
  const target = norm.parent?.kind === 'assignment' ? norm.parent.field('left') : null;
  const owner =
    target?.kind === 'attribute' && file.names.bindings.isSelf(target.field('object')) ? classOf(target) : null;
  if (!target || !owner) return null;
  for (const word of file.tree.identifiers(target.field('attribute')!.text, owner)) {
    const call = word.parent?.parent;
    if (call?.kind !== 'call' || call.field('function')?.text !== target.text) continue;
    const given = positional(call)[0];
    const made = given && madeBy(given, file);
    const layer = made && selfLayer(made, owner, file);
    if (layer && isAlwaysNorm(target, made.field('function')!, owner, file)) return layer;
  }
  return null;
}

/** `BatchNorm(…)(Conv(…)(x))`, where layers are made and called at once, or with a name in between that nothing else reads. */
function inPlace(norm: Node, file: FileContext): Node | null {
  const call = norm.parent?.kind === 'call' && norm.parent.field('function') === norm ? norm.parent : null;
  const given = call && positional(call)[0];
  const layer = given ? madeBy(given, file)?.field('function') : null;
  return layer ? biased(layer, file) : null;
}

/** Norms that take the mean of each channel; a group norm takes that of several, and leaves what tells them apart. */
const CENTERS = /(?:^|\.)(?:SyncBatchNorm|(?:Lazy)?(?:Batch|Instance)Norm[123]d)$|^flax\.linen\.BatchNorm$/;

/** True when the attribute holds a norm of each channel whatever the settings are, or is left out where the layer is too. */
function isAlwaysNorm(target: Node, layer: Node, owner: Node, file: FileContext): boolean {
  const given = (attribute: Node): readonly Binding[] =>
    file.names.bindings.ofAttribute(owner, attribute.field('attribute')!.text);
  const without = given(layer).flatMap(({ value }) => (isLeftOut(value) ? [value!.enclosing('block')] : []));
  return given(target).every(({ value }) =>
    isLeftOut(value)
      ? without.includes(value!.enclosing('block'))
      : value?.kind === 'call' && CENTERS.test(file.names.apiOf(value.field('function')!) ?? ''),
  );
}

/** `None`, for several names at once too: `self.conv = self.norm = None`. */
const isLeftOut = (value: Node | null): boolean =>
  value?.kind === 'none' || (value?.kind === 'assignment' && isLeftOut(value.field('right')));

/** The call that makes a value, directly or through one name that is read only here. */
function madeBy(value: Node, file: FileContext): Node | null {
  if (value.kind === 'call') return value;
  if (value.kind !== 'identifier') return null;
  const [binding, ...others] = file.names.bindings.reaching(value);
  if (binding?.kind !== 'assignment' || binding.path.length || others.length || binding.value?.kind !== 'call')
    return null;
  return readsOf(binding.target, file).every((read) => read === value) ? binding.value : null;
}

/** The layer of `self.conv(x)`, where the class makes it, once or in each arm of a choice; an arm may leave it out. */
function selfLayer(call: Node, owner: Node, file: FileContext): Node | null {
  const callee = call.field('function');
  if (callee?.kind !== 'attribute' || !file.names.bindings.isSelf(callee.field('object'))) return null;
  const layers = file.names.bindings
    .ofAttribute(owner, callee.field('attribute')!.text)
    .filter(({ value }) => !isLeftOut(value))
    .map(({ kind, value }) => (kind === 'assignment' && value ? biased(value, file) : null));
  return layers.every((layer) => layer !== null) ? (layers[0] ?? null) : null;
}
