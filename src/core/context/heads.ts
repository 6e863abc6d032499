import type { Node } from '../syntax/node.ts';
import { originsOf } from './origins.ts';
import type { FileContext } from './file.ts';

/** True when the expression is a list of modules of a class of this file that computes an attention of its own. */
export function listsAttentionHeads(list: Node, file: FileContext): boolean {
  return originsOf(list, file).some((made) => {
    const inner = made.kind === 'call' ? made.field('arguments')?.children[0] : undefined;
    const element =
      inner?.kind === 'list_comprehension'
        ? inner.field('body')
        : inner?.kind === 'list'
          ? inner.children[0]
          : undefined;
    const meaning = element?.kind === 'call' ? file.names.meaningOf(element.field('function')!) : undefined;
    return meaning?.kind === 'class' && /softmax|Softmax|scaled_dot_product_attention/.test(meaning.node.text);
  });
}
