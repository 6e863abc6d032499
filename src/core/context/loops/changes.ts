import { bindingAt } from '../../names/binding.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import { contains, type Span } from '../../source/span.ts';
import type { Node } from '../../syntax/node.ts';
import { callersOf } from './callers.ts';
import type { FileContext } from '../file.ts';

const MAX_DEPTH = 3;
/** Methods after which a thing is what it was, or differs only in its mode or its order. */
const HARMLESS =
  /^(?:train|eval|to|cuda|cpu|half|float|set_epoch|zero_grad|step|close|info|debug|warning|log|print|apply_gradients|update_state|reset_states?)$/;
/** Functions and methods that by their name change what they are given. */
const CHANGES =
  /(?:^|[._])(?:shuffle|sort|extend|add|append|update|grow|mine|refresh|resample|augment|relabel|collect|fill|insert|push|prune)\w*$/;

/**
 * True when an attribute of `self` is set or changed in the loop, or in a method that runs on its turns; what the
 * expression around the read, `whole`, changes itself does not count.
 */
export function attributeChanges(read: Node, whole: Span, loop: Span, file: FileContext): boolean {
  const owner = classOf(read);
  const name = read.field('attribute');
  if (!owner || !name) return false;
  for (const word of file.tree.identifiers(name.text, owner)) {
    const place = word.parent;
    if (place?.kind !== 'attribute' || place.text !== read.text || contains(whole, place)) continue;
    if (isChanged(place) && runsIn(place, loop, file, 0)) return true;
  }
  return false;
}

/** True when the thing of this name is changed in the loop, in place: `rows.append(x)`, `pool.indices = …`, `shuffle(rows)`. */
export function nameChangesInPlace(read: Node, whole: Span, loop: Span, file: FileContext): boolean {
  for (const word of file.tree.identifiers(read.text, loop)) {
    const isAttribute = word.parent?.kind === 'attribute' && word.parent.field('attribute') === word;
    if (!isAttribute && !contains(whole, word) && !bindingAt(word) && isChanged(word)) return true;
  }
  return false;
}

/** `x = …`, `x[i] = …`, `x.rows = …`; a method or function of `x` as a statement of its own, or one called `append`, `collect` …. */
function isChanged(place: Node): boolean {
  if (place.kind === 'attribute' && bindingAt(place)) return true;
  const { parent } = place;
  if (parent?.kind === 'argument_list') {
    const call = parent.parent;
    return call?.kind === 'call' && isStatement(call) && CHANGES.test(call.field('function')!.text);
  }
  const isPart =
    (parent?.kind === 'subscript' && parent.field('value') === place) ||
    (parent?.kind === 'attribute' && parent.field('object') === place);
  if (!isPart) return false;
  const around = parent.parent;
  if (/assignment$/.test(around?.kind ?? '') && around?.field('left') === parent) return true;
  const isMethod = around?.kind === 'call' && around.field('function') === parent && parent.kind === 'attribute';
  const method = isMethod ? parent.field('attribute')!.text : '';
  return isMethod && (CHANGES.test(method) || (isStatement(around) && !HARMLESS.test(method)));
}

const isStatement = (call: Node): boolean => call.parent?.kind === 'expression_statement';

/** The place stands in the loop, or in a function that is called there, directly or through others. */
function runsIn(place: Node, loop: Span, file: FileContext, depth: number): boolean {
  if (contains(loop, place)) return true;
  const unit = functionOf(place);
  if (!unit || depth > MAX_DEPTH || unit.field('name')?.text === '__init__') return false;
  return callersOf(unit, file).some((call) => functionOf(call) !== unit && runsIn(call, loop, file, depth + 1));
}
