import type { Node } from '../syntax/node.ts';

/** The part of a written-out tuple or list at a path, or null. */
export function unpack(value: Node, path: readonly number[]): Node | null {
  let part: Node | undefined = value;
  for (const index of path) {
    if (!part || !['tuple', 'list', 'expression_list'].includes(part.kind)) return null;
    if (part.children.some((child) => child.kind === 'list_splat')) return null;
    part = part.children[index];
  }
  return part ?? null;
}

/** What a written-out dictionary holds under a string, or a written-out list at an index; null where that is not known. */
export function entryOf(container: Node, index: Node): Node | null {
  if (container.kind === 'dictionary' && index.kind === 'string') {
    // A splat may hold the key as well.
    if (container.children.some(({ kind }) => kind !== 'pair')) return null;
    const key = stringOf(index);
    const pairs = container.children.filter((pair) => stringOf(pair.field('key')) === key);
    return pairs.at(-1)?.field('value') ?? null;
  }
  if (index.kind === 'integer') return unpack(container, [Number(index.text)]);
  return null;
}

const stringOf = (node: Node | null): string | undefined =>
  node?.kind === 'string' ? node.text.replace(/^\w*(?:"""|'''|"|')|(?:"""|'''|"|')$/g, '') : undefined;
