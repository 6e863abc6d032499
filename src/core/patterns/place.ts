import type { Span } from '../source/span.ts';
import type { Node } from '../syntax/node.ts';

const WITH_BODY = new Set([
  'for_statement',
  'while_statement',
  'if_statement',
  'with_statement',
  'function_definition',
  'class_definition',
  'elif_clause',
  'except_clause',
  'match_statement',
  'case_clause',
]);

/**
 * The statement around a node, to run queries on, and the part of it to look at: of a statement with a body only its
 * header, because the body's statements are places of their own.
 */
export function placeOf(node: Node): { readonly node: Node; readonly span: Span } {
  let child = node;
  for (const around of node.ancestors()) {
    if (WITH_BODY.has(around.kind)) {
      const body = around.field('body') ?? around.field('consequence');
      const end = body && body !== child ? body.start : around.end;
      return { node: around, span: { start: around.start, end: Math.max(end, child.end) } };
    }
    if (around.kind.endsWith('_statement') || around.kind === 'decorator') {
      return { node: around, span: { start: around.start, end: around.end } };
    }
    if (around.kind === 'block' || around.kind === 'module') break;
    child = around;
  }
  return { node: child, span: { start: child.start, end: child.end } };
}
