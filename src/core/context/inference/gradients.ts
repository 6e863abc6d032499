import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

const GRADIENT_FREE = [
  'torch.no_grad',
  'torch.inference_mode',
  'torch.autograd.no_grad',
  'torch.autograd.grad_mode.no_grad',
  'torch.autograd.inference_mode',
  'torch.autograd.grad_mode.inference_mode',
];

/**
 * True when no autograd graph is built where the node stands: inside `with torch.no_grad()` (or `inference_mode`, or
 * `set_grad_enabled(…)`), under such a decorator, after a bare `torch.set_grad_enabled(False)`, with such a manager entered in an `ExitStack`, in a method that a
 * framework calls without gradients, or in a function that this file only calls from such places.
 */
export function isGradientFree(node: Node, file: FileContext, depth = 0): boolean {
  if (isWrittenGradientFree(node, file)) return true;
  if (switchedOffBefore(node, file) || enteredBefore(node, file)) return true;
  const definition = functionOf(node);
  return definition !== null && depth < 3 && isOnlyCalledWithout(definition, file, depth);
}

/** True when a `with` or a decorator around the node says that no graph is built there, whoever calls. */
export function isWrittenGradientFree(node: Node, file: FileContext): boolean {
  for (const around of node.ancestors()) {
    if (around.kind === 'with_statement' && withItems(around).some((item) => freesGradients(item, file))) return true;
    if (around.kind === 'decorated_definition' && decorators(around).some((by) => freesGradients(by, file)))
      return true;
  }
  return false;
}

/** The context managers of a `with` statement. */
function withItems(statement: Node): readonly Node[] {
  const clause = statement.children.find((child) => child.kind === 'with_clause');
  return (clause?.children ?? []).flatMap((item) => {
    const value = item.field('value') ?? item.children[0];
    return value ? [value.kind === 'as_pattern' ? (value.children[0] ?? value) : value] : [];
  });
}

const decorators = (definition: Node): readonly Node[] =>
  definition.children.filter((child) => child.kind === 'decorator').flatMap((child) => child.children.slice(0, 1));

function freesGradients(expression: Node, file: FileContext): boolean {
  const called = expression.kind === 'call' ? expression.field('function')! : expression;
  const name = file.names.apiOf(called);
  if (name?.startsWith('torch.')) return GRADIENT_FREE.includes(name) || name === 'torch.set_grad_enabled';
  // A manager kept in a name, or a helper of a project: its name has to say it.
  if (expression.kind === 'conditional_expression') {
    return expression.children.some((child) => freesGradients(child, file));
  }
  return /(?:^|[._])(?:no_grad|inference_mode|nograd|smart_inference_mode|eval_mode|eval_context)$/.test(called.text);
}

/** `torch.set_grad_enabled(False)` or `torch.autograd.set_grad_enabled(False)` as a statement of the file's own level. */
function switchedOffBefore(node: Node, file: FileContext): boolean {
  return file.usesOf('torch.set_grad_enabled').some((use) => {
    const call = use.parent;
    if (call?.kind !== 'call' || call.parent?.kind !== 'expression_statement') return false;
    return call.field('arguments')?.text === '(False)' && call.start < node.start;
  });
}

/** `stack.enter_context(torch.no_grad())` above, in the same function. */
function enteredBefore(node: Node, file: FileContext): boolean {
  if (!file.hasWord('enter_context')) return false;
  for (const word of file.tree.identifiers('enter_context', file.unitOf(node))) {
    const call = word.parent?.parent;
    if (word.start > node.start || call?.kind !== 'call') continue;
    const [entered] = call.field('arguments')?.children ?? [];
    if (entered && freesGradients(entered, file)) return true;
  }
  return false;
}

function isOnlyCalledWithout(definition: Node, file: FileContext, depth: number): boolean {
  const name = definition.field('name');
  if (!name) return false;
  const callers: Node[] = [];
  for (const word of file.tree.identifiers(name.text, file.tree.root)) {
    if (word === name) continue;
    const callee = word.parent?.kind === 'attribute' && word.parent.field('attribute') === word ? word.parent : word;
    if (callee.parent?.kind !== 'call' || callee.parent.field('function') !== callee) continue;
    callers.push(callee.parent);
  }
  return callers.length > 0 && callers.every((call) => isGradientFree(call, file, depth + 1));
}
