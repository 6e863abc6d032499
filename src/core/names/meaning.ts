import type { Node } from '../syntax/node.ts';

/**
 * What an expression is, as far as it can be known without running anything.
 *
 * `api` a module, class or function of a library by its full name · `instance` what calling a class gives ·
 * `member` an attribute of something, such as the method `half` of a model · `function`, `class` defined in this file ·
 * `literal` a number, string, list … written out · `unknown` the rest.
 */
export type Meaning =
  | { readonly kind: 'api'; readonly name: string }
  | { readonly kind: 'instance'; readonly of: string; readonly made: Node | null; readonly local: Node | null }
  | { readonly kind: 'member'; readonly name: string; readonly owner: Meaning }
  | { readonly kind: 'function'; readonly node: Node }
  | { readonly kind: 'class'; readonly node: Node }
  | { readonly kind: 'literal'; readonly node: Node }
  | { readonly kind: 'unknown' };

export const UNKNOWN: Meaning = { kind: 'unknown' };
export const TENSOR = 'torch.Tensor';
export const MODULE = 'torch.nn.Module';

export const api = (name: string): Meaning => ({ kind: 'api', name });
export const instance = (of: string, made: Node | null = null, local: Node | null = null): Meaning => ({
  kind: 'instance',
  of,
  made,
  local,
});

export const sameMeaning = (a: Meaning, b: Meaning): boolean => {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'api':
      return a.name === (b as typeof a).name;
    case 'instance':
      return a.of === (b as typeof a).of;
    case 'member':
      return a.name === (b as typeof a).name && sameMeaning(a.owner, (b as typeof a).owner);
    case 'function':
    case 'class':
    case 'literal':
      return a.node === (b as typeof a).node;
    case 'unknown':
      return true;
  }
};
