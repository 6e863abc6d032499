import { isConditional } from '../../context/loops/conditions.ts';
import type { FileContext } from '../../context/file.ts';
import { partsOf } from '../../source/brackets.ts';
import { classOf } from '../../names/scope.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

const KEPT = /past|cache|(?:^|[._])prev(?:ious)?_?(?:k|v|key|value)|layer_past/i;
const KEYS =
  /(?:^|[._[])(?:k|v|xk|xv|key|value|keys|values|kv|(?:key|value)_(?:states?|layer)|new_(?:k|v|key|value))(?:$|[._[(])/i;

/** What encodes once never decodes, though its code was taken from a decoder. */
const ENCODER = /(?:Text|Vision|Image|Audio)Encoder|Bert(?!.*(?:Decoder|LMHead|Generation))/;
const TEXT_ENCODER = /(?:^|[/_])text_encoders?(?:[/_.]|$)/;

/** Caches of something else: ids, codes, frames. */
const OTHERS = /(?:^|[._])(?:tok|tokens?|ids?|codes?|audio|frames?|features?|feat|history)_|_(?:ids|codes|tokens)$/i;

/** The captured call puts new keys or values behind the kept ones. Of both, the first in the function is told. */
export const growsCache: Guard = {
  name: 'growsCache',
  takes: { call: 'capture' },
  mayStand: ({ statement }) => mayJoin(statement),
  ask(match, args) {
    const { file } = match;
    const call = match.node(args.text('call'));
    if (!joinsCache(call, file)) return 'no';
    const unit = file.unitOf(call);
    if (
      cannotDecode(unit, file) ||
      ENCODER.test(classOf(unit)?.field('name')?.text ?? '') ||
      TEXT_ENCODER.test(file.id)
    )
      return 'no';
    const callee = call.field('function')!;
    const word = callee.kind === 'attribute' ? callee.field('attribute')! : callee;
    for (const other of file.tree.identifiers(word.text, { start: unit.start, end: word.start })) {
      const earlier = other.parent?.kind === 'attribute' ? other.parent.parent : other.parent;
      if (earlier?.kind === 'call' && file.unitOf(earlier) === unit && joinsCache(earlier, file)) return 'no';
    }
    return 'yes';
  },
};

/** By the text alone: in the line begins a call that is given two things, of which the first is kept and the second new. */
function mayJoin(statement: string): boolean {
  const end = statement.indexOf('\n');
  const line = end < 0 ? statement : statement.slice(0, end);
  return Array.from(line.matchAll(/\w[ \t]*\(/g)).some(({ index, 0: opening }) => {
    const start = index + opening.length;
    const list = start + (/^(?:\s|#[^\n]*\n)*/.exec(statement.slice(start))?.[0].length ?? 0);
    const isList = /[[(]/.test(statement[list] ?? '');
    const parts = partsOf(statement, isList ? list : start - 1);
    // It goes on behind the text.
    if (!parts) return true;
    const [kept = '', added = ''] = parts;
    return KEPT.test(kept) && (!isList || (parts.length === 2 && !KEPT.test(added) && !/mask|pad/.test(added)));
  });
}

/** `if q_len % group > 0: raise`: one new token is refused. */
const DIVIDED = /\bif\s+\(?(?:q_len|query_len(?:gth)?|seq_?len|tgt_len|length)\s*%\s*\w+[^:\n]*:\s*\n\s*raise\b/;
const QUERIES_KEYS_VALUES = /^[[(]\s*x?q\w*\s*,\s*x?k\w*\s*,\s*x?v\w*\s*,?\s*[\])]$/;

/**
 * A function for training that was derived from one with a cache: what it does next, on every call, takes whole sequences
 * only. Queries, keys and values that are stacked have one length, which with a cache they have not.
 */
function cannotDecode(unit: Node, file: FileContext): boolean {
  if (DIVIDED.test(unit.text)) return true;
  return [...file.tree.identifiers('stack', unit)].some((word) => {
    const callee = word.parent?.kind === 'attribute' ? word.parent : word;
    const call = callee.parent?.kind === 'call' ? callee.parent : null;
    const parts = call ? positional(call)[0] : undefined;
    if (!parts || !QUERIES_KEYS_VALUES.test(parts.text) || file.unitOf(word) !== unit) return false;
    return !isConditional(call!);
  });
}

function joinsCache(call: Node, file: FileContext): boolean {
  const parts = positional(call)[0]?.children ?? [];
  const [kept, added] = parts;
  if (
    parts.length !== 2 ||
    !kept ||
    !added ||
    !KEPT.test(kept.text) ||
    KEPT.test(added.text) ||
    /mask|pad/.test(added.text)
  )
    return false;
  if (!file.names.apis.operation(file.names.apiOf(call.field('function')!) ?? '')?.startsWith('concatenation'))
    return false;
  if (OTHERS.test(kept.text)) return false;
  const target = targetOf(call)?.text;
  if (KEYS.test(added.text) && (KEYS.test(target ?? '') || KEPT.test(target ?? '') || target === undefined))
    return true;
  // A cache that is kept under another name than keys and values, in a file that attends.
  return target === kept.text && /cache/i.test(kept.text) && file.hasWord('key') && file.hasWord('value');
}

/** What the joined tensor is assigned to, through methods called on it. */
function targetOf(call: Node): Node | null {
  let node: Node | null = call;
  while (node?.parent && ['attribute', 'call', 'conditional_expression'].includes(node.parent.kind)) node = node.parent;
  return node?.parent?.kind === 'assignment' ? node.parent.field('left') : null;
}
