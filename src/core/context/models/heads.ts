import { attentionAround } from '../../flow/attention.ts';
import type { Node } from '../../syntax/node.ts';
import { originsOf } from './origins.ts';
import type { FileContext } from '../file.ts';

/**
 * True when the expression is a list of modules of a class of this file that computes an attention of its own, or counts
 * heads for a loop that computes one attention a turn.
 */
export function listsAttentionHeads(list: Node, file: FileContext): boolean {
  if (list.kind === 'call') return isCount(list) && attendsEveryTurn(list.parent, file);
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

/** `range(self.num_heads)`. */
const isCount = (call: Node): boolean =>
  call.field('function')?.text === 'range' && /(?:^|[._])n?(?:um|_)*_?(?:attn_|attention_)?heads?\)$/.test(call.text);

/** A loop whose body holds all of an attention, of something that is taken by the loop's index. */
function attendsEveryTurn(loop: Node | null, file: FileContext): boolean {
  const body = loop?.kind === 'for_statement' ? loop.field('body') : null;
  const index = loop?.field('left')?.text;
  if (!body || !index || !new RegExp(`\\[[^\\]]*\\b${index}\\b`).test(body.text)) return false;
  return ['softmax', 'Softmax'].some((name) =>
    [...file.tree.identifiers(name, body)].some((word) => {
      const callee = word.parent?.kind === 'attribute' ? word.parent : word;
      const found = callee.parent?.kind === 'call' ? attentionAround(callee.parent, file.names) : null;
      return found !== null && body.start <= found.scores.start && found.output.end <= body.end;
    }),
  );
}
