import { isScope, scopeOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

/**
 * True under a test that a constant of the module decides against: `if HEADS > 0:` below `HEADS = 0`. Nobody reaches such
 * code without editing the file.
 */
export function isRuledOut(node: Node, file: FileContext): boolean {
  let child = node;
  for (const around of node.ancestors()) {
    if (isScope(around)) return false;
    if (around.kind === 'if_statement' || around.kind === 'elif_clause') {
      const test = around.field('condition')!;
      const holds = test === child ? null : truth(test, file);
      if (holds === (around.field('consequence') !== child)) return true;
    }
    child = around;
  }
  return false;
}

/** Whether a test of one constant holds, or null where that is not written in the file. */
function truth(test: Node, file: FileContext): boolean | null {
  if (test.kind === 'parenthesized_expression') return truth(test.children[0]!, file);
  if (test.kind === 'not_operator') {
    const inner = truth(test.field('argument')!, file);
    return inner === null ? null : !inner;
  }
  if (test.kind === 'identifier') {
    const value = constant(test, file);
    return value === null ? null : value !== 0;
  }
  const [name, number] = test.children;
  if (test.kind !== 'comparison_operator' || test.children.length !== 2 || name?.kind !== 'identifier') return null;
  const value = constant(name, file);
  const limit = numberOf(number!);
  if (value === null || limit === null) return null;
  const sign = test.text.slice(name.end - test.start, number!.start - test.start).trim();
  return COMPARED[sign]?.(value, limit) ?? null;
}

const COMPARED: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** The number that a name of the module stands for, when the module gives it nothing else. */
function constant(name: Node, file: FileContext): number | null {
  const [binding, ...others] = file.names.bindings.reaching(name);
  if (binding?.kind !== 'assignment' || others.length || binding.path.length || !binding.value) return null;
  return scopeOf(binding.target).kind === 'module' ? numberOf(binding.value) : null;
}

function numberOf(node: Node): number | null {
  if (node.kind === 'true') return 1;
  if (node.kind === 'false' || node.kind === 'none') return 0;
  return node.kind === 'integer' || node.kind === 'float' ? Number(node.text) : null;
}
