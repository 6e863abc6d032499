import { loopNames } from '../../context/data/copies.ts';
import { callersOf } from '../../context/loops/callers.ts';
import type { FileContext } from '../../context/file.ts';
import { isOccasional, loopsAround } from '../../context/loops/loops.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

const PARAMETERS = /\.(?:named_)?parameters\(|(?:^|[._])(?:params|parameters|grads|gradients)$/;
/** A value of one turn is, or is made of, the gradient of one parameter. */
const GRADIENT = /\.grad\b|(?:grads|gradients)\b/;
const COMPREHENSION = /_comprehension$|^generator_expression$/;
const MAX_DEPTH = 6;

/** The captured value is made of the gradient of one parameter, on every turn of a loop over parameters or gradients. */
export const readsPerGradient: Guard = {
  name: 'readsPerGradient',
  takes: { node: 'capture', value: 'capture' },
  mayStand: (around) => (around.inLoop || around.says(/\sfor\s/)) && around.functionSays(GRADIENT),
  ask(match, args) {
    const node = match.node(args.text('node'));
    const value = match.node(args.text('value'));
    const { file } = match;
    for (const turns of turnsAround(node)) {
      const over = listOf(turns.over, file);
      const isOfModel = [over, turns.over].some(({ text }) => PARAMETERS.test(text));
      if (!isOfModel || isChoice(over) || !isOfGradient(value, turns, file)) continue;
      if (isOccasional(node, file.unitOf(node), file) || isCalledSeldom(node, file)) return 'no';
      match.see('parameters', turns.over);
      return 'yes';
    }
    return 'no';
  },
};

interface Turns {
  readonly over: Node;
  readonly names: readonly string[];
  readonly within: Node;
}

/** The loops and comprehensions around a node. */
function turnsAround(node: Node): readonly Turns[] {
  const found: Turns[] = [];
  for (const around of node.ancestors()) {
    if (/^(?:function_definition|class_definition|lambda)$/.test(around.kind)) break;
    const clause = COMPREHENSION.test(around.kind) && around.children.find(({ kind }) => kind === 'for_in_clause');
    const over = clause && clause.field('right');
    if (over) found.push({ over, names: clause.field('left')?.text.match(/\w+/g) ?? [], within: around });
  }
  for (const loop of loopsAround(node)) {
    const over = loop.field('right');
    if (over) found.push({ over, names: loopNames(loop), within: loop });
  }
  return found;
}

/** `inner_ones(model.named_parameters(), names)` gives the few that a function of the project chooses. */
function isChoice(over: Node): boolean {
  if (over.kind !== 'call' || over.field('function')!.kind !== 'identifier') return false;
  const given = over.field('arguments')?.children ?? [];
  if (/^(?:list|tuple|enumerate|zip|filter|reversed|sorted|iter|tqdm|chain)$/.test(over.field('function')!.text))
    return given.some(isChoice);
  return given.some(({ text }) => /\.(?:named_)?parameters\(/.test(text));
}

/** `params` of `params = [p for p in model.parameters() if p.grad is not None]` is the list that the name was given. */
function listOf(over: Node, file: FileContext): Node {
  const [binding, ...others] = over.kind === 'identifier' ? file.names.bindings.reaching(over) : [];
  return binding?.kind === 'assignment' && binding.value && !others.length ? binding.value : over;
}

function isOfGradient(value: Node, turns: Turns, file: FileContext, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  if (value.kind === 'attribute' && value.field('attribute')!.text === 'grad')
    return turns.names.includes(value.field('object')!.text);
  if (value.kind === 'identifier') {
    if (turns.names.includes(value.text)) return /grads$|gradients$/.test(turns.over.text);
    return file.names.bindings.reaching(value).some(({ kind, value: given, statement }) => {
      const isInside = turns.within.start <= statement.start && statement.end <= turns.within.end;
      return kind === 'assignment' && isInside && given !== null && isOfGradient(given, turns, file, depth + 1);
    });
  }
  return value.children.some((child) => isOfGradient(child, turns, file, depth + 1));
}

/** All calls in this file of the function around stand behind an interval or a flag. */
function isCalledSeldom(node: Node, file: FileContext): boolean {
  const unit = file.unitOf(node);
  const callers = unit.kind === 'function_definition' ? callersOf(unit, file) : [];
  return callers.length > 0 && callers.every((call) => isOccasional(call, file.unitOf(call), file));
}
