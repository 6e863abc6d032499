import { bindingAt } from '../../names/binding.ts';
import { classOf, scopeOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

/** The places that read what a target was given: a name, or an attribute of `self` in all methods of its class. */
export function readsOf(target: Node | null, file: FileContext): readonly Node[] {
  const { names, tree } = file;
  if (target?.kind === 'identifier') {
    return [...tree.identifiers(target.text, scopeOf(target))].filter((read) => {
      const { parent } = read;
      if (
        bindingAt(read)?.kind === 'assignment' ||
        (parent?.kind === 'attribute' && parent.field('attribute') === read)
      )
        return false;
      if (parent?.kind === 'keyword_argument' && parent.field('name') === read) return false;
      return names.bindings.reaching(read).some((binding) => binding.target === target);
    });
  }
  const owner = target?.kind === 'attribute' && names.bindings.isSelf(target.field('object')) ? classOf(target) : null;
  if (!target || !owner) return [];
  return [...tree.identifiers(target.field('attribute')!.text, owner)].flatMap((word) => {
    const read = word.parent;
    return read?.kind === 'attribute' && read !== target && read.text === target.text ? [read] : [];
  });
}
