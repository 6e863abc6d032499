import { isScope } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';

const CHOICES = new Set([
  'if_statement',
  'elif_clause',
  'else_clause',
  'conditional_expression',
  'boolean_operator',
  'except_clause',
  'case_clause',
]);

/** True when a test decides inside its function whether the node runs. `if __name__ == "__main__"` is no such test. */
export function isConditional(node: Node): boolean {
  for (const around of node.ancestors()) {
    if (isScope(around)) return false;
    if (CHOICES.has(around.kind) && !/^__name__\s*==/.test(around.field('condition')?.text ?? '')) return true;
  }
  return false;
}
