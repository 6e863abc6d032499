import { keyword, positional } from '../../flow/operation.ts';
import { scopeOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { innermostLoop, methodCalls } from '../loops/loops.ts';

/** The optimizer a model's parameters are handed to, and whether its class is known or only called like one. */
export interface Optimized {
  readonly optimizer: Node;
  readonly certain: boolean;
}

/** The optimizer that gets the parameters of the model known as `name` to the code at `at`, or null. */
export function optimizerOf(name: string, at: Node, file: FileContext): Optimized | null {
  for (const call of [
    ...methodCalls(file, 'parameters', file.tree.root),
    ...methodCalls(file, 'named_parameters', file.tree.root),
  ]) {
    const object = call.field('function')!.field('object')!;
    if (object.text !== name || !seesTheSame(object, at, file)) continue;
    const found = takenBy(call, file) ?? listedFor(call, file);
    if (found) return found;
  }
  return null;
}

/** True when one name at two places is one thing: an attribute of one class, or a name of one scope or the module. */
function seesTheSame(one: Node, other: Node, file: FileContext): boolean {
  if (one.text.startsWith('self.')) return one.enclosing('class_definition') === other.enclosing('class_definition');
  const scope = scopeOf(one);
  return (
    scope === scopeOf(other) ||
    (scopeOf(other) === file.tree.root && !file.names.bindings.inScope(scope, one.text).length)
  );
}

/** The optimizer call in whose arguments the node stands. */
function takenBy(node: Node, file: FileContext): Optimized | null {
  for (const around of node.ancestors()) {
    if (around.kind === 'call') {
      const callee = around.field('function')!;
      const name = file.names.apiOf(callee);
      if (name !== undefined && file.names.apis.isKind(name, 'torch.optim.Optimizer'))
        return { optimizer: around, certain: true };
      if (OPTIMIZER_NAME.test(callee.text)) return { optimizer: around, certain: false };
    }
    if (around.kind.endsWith('_statement') || around.kind === 'block') return null;
  }
  return null;
}

const OPTIMIZER_NAME = /(?:^|\.)(?:\w*(?:Adam|AdamW|SGD|Lion|LAMB|RMSprop|Adafactor)\w*|\w*[oO]ptimizer)$/;

/** `params = [p for p in model.parameters() …]` and the optimizer that `params` is handed to. */
function listedFor(call: Node, file: FileContext): Optimized | null {
  const assignment = call.enclosing('assignment', 'block');
  const target = assignment?.kind === 'assignment' ? assignment.field('left') : null;
  if (target?.kind !== 'identifier') return null;
  for (const read of file.tree.identifiers(target.text, scopeOf(target))) {
    if (read.start < target.end) continue;
    const found = takenBy(read, file);
    if (found && positional(found.optimizer)[0]?.text === target.text) return found;
  }
  return null;
}

/** `[log_alpha]`: tensors one by one, where a group would be a dictionary and a model's parameters a call. */
export const listsTensors = (parameters: Node): boolean =>
  parameters.kind === 'list' &&
  parameters.children.every((child) => ['identifier', 'attribute', 'subscript'].includes(child.kind));

/** True when the optimizer that a call makes is stepped where it is made, and never in a loop: a demonstration. */
export function stepsOnlyOnce(made: Node, file: FileContext): boolean {
  const target = made.parent?.kind === 'assignment' ? made.parent.field('left') : null;
  if (target?.kind !== 'identifier') return false;
  const steps = methodCalls(file, 'step', file.tree.root).filter(
    (call) => call.field('function')!.field('object')!.text === target.text,
  );
  return steps.length > 0 && steps.every((call) => scopeOf(call) === scopeOf(target) && !innermostLoop(call));
}

/** True when every optimizer of the file is given tensors one by one: a picture is changed, no network trained. */
export function optimizesOnlyTensors(file: FileContext): boolean {
  const calls = optimizersIn(file);
  return calls.length > 0 && calls.every((call) => givenTensors(call));
}

/** True when every optimizer of the file is given a head by its name: what is below it is frozen. */
export function optimizesOnlyHeads(file: FileContext): boolean {
  const calls = optimizersIn(file);
  return (
    calls.length > 0 && calls.every((call) => HEAD.test((keyword(call, 'params') ?? positional(call)[0])?.text ?? ''))
  );
}

const HEAD = /^(?:\w+\.)*(?:linear_\w+|(?:\w+_)?(?:head|probe))\.parameters\(\)$/;

const optimizersIn = (file: FileContext): readonly Node[] =>
  file.usesOf('torch.optim.*').flatMap((use) => {
    const call = use.parent;
    return call?.kind === 'call' && call.field('function') === use && /^[A-Z]/.test(lastName(use)) ? [call] : [];
  });

const lastName = (use: Node): string => (use.field('attribute') ?? use).text;

function givenTensors(call: Node): boolean {
  const given = keyword(call, 'params') ?? positional(call)[0];
  return given !== undefined && given !== null && listsTensors(given);
}
