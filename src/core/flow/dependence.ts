import type { Resolver } from '../names/resolver.ts';
import type { Span } from '../source/span.ts';
import type { Node } from '../syntax/node.ts';

const MAX_STEPS = 200;

/** True when a value is computed from what `origin` gives, through names that are bound within the span. */
export function dependsOn(value: Node, origin: Node, within: Span, names: Resolver): boolean {
  const seen = new Set<Node>();
  const queue: Node[] = [value];
  for (let node = queue.shift(); node && seen.size < MAX_STEPS; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node === origin) return true;
    if (node.kind === 'identifier') {
      for (const binding of names.bindings.reaching(node)) {
        const inside = within.start <= binding.statement.start && binding.statement.end <= within.end;
        if (inside && binding.value && binding.kind !== 'function') queue.push(binding.value);
      }
    } else {
      for (const child of node.children) if (!isName(child)) queue.push(child);
    }
  }
  return false;
}

/** The name of a keyword argument or an attribute, which reads nothing. */
function isName(node: Node): boolean {
  const { parent } = node;
  return (
    (parent?.kind === 'attribute' && parent.field('attribute') === node) ||
    (parent?.kind === 'keyword_argument' && parent.field('name') === node)
  );
}
