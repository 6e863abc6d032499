import type { Resolver } from '../names/resolver.ts';
import type { Node } from '../syntax/node.ts';

/** The literal that an expression stands for, through one name that is bound once: `False`, `8`, `"eager"`; or null. */
export function literalOf(node: Node, names: Resolver): string | null {
  switch (node.kind) {
    case 'true':
    case 'false':
    case 'none':
    case 'integer':
    case 'float':
      return node.text;
    case 'string':
      return node.children.some((child) => child.kind === 'interpolation')
        ? null
        : node.text.replace(/^[a-zA-Z]*(['"]{3}|['"])|(['"]{3}|['"])$/g, '');
    case 'unary_operator':
      return /^-\s*[\d.]+$/.test(node.text) ? node.text : null;
    case 'parenthesized_expression':
      return node.children[0] ? literalOf(node.children[0], names) : null;
    case 'identifier': {
      const [binding, ...others] = names.bindings.reaching(node);
      const plain = binding?.kind === 'assignment' && binding.path.length === 0 && others.length === 0;
      return plain && binding.value && binding.value.kind !== 'identifier' ? literalOf(binding.value, names) : null;
    }
    default:
      return null;
  }
}
