import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { loopsAround } from '../loops/loops.ts';

/** Two products, and between them a softmax, also where it is written as exponentials. */
const SCORES =
  /\b\w*(?:attn|attention|score|sim|weights|dots?|qk)\w*\s*=[^=][^\n]*(?:\n[^\n]*)?(?:einsum|matmul|bmm|get_attention_scores|@)/i;
const SOFTMAX = /softmax|\.exp\(|\bexp\(|get_attention_scores/;
const VALUES = /(?:einsum|matmul|bmm)\([^)]*\bv\w*|@ ?v\w*|\bv\w*\[[^\]]*\]\)/i;
/** Parts of queries that are taken in turn. */
const SLICED = /\b(?:q|query|queries)\w*\[[^\]]*:[^\]]*\]/i;
const SPLIT = /split|chunk|bucket|block/i;
/** A part of queries along the first axis: of the batch, with its heads. */
const ROWS = /\b(?:q|query|queries)\w*\[[^\],]*:[^\],]*\]/i;
const ROWS_OF_KEYS = /\b(?:k|key|keys)\w*\[[^\],]*:[^\],]*\]/i;
/** What makes the fused call, so that slices of the batch are there for whoever asks for them. */
const FUSED = /scaled_dot_product_attention|memory_efficient_attention|flash_attn/;

/**
 * True for the outer loop of an attention that goes over slices or blocks of queries in Python:
 * `for i in range(slices): attn = softmax(q[a:b] @ k[a:b].mT); out[a:b] = attn @ v[a:b]`. Slices of the batch count where
 * the file has no fused call to choose instead.
 */
export function attendsByBlock(loop: Node, text: string): boolean {
  const body = loop.field('body');
  const over = loop.field('right');
  if (!body || !over || body.end - body.start > 6000 || [...loopsAround(loop)].length > 0) return false;
  if (
    /layer|modules|heads?\b|epoch|loader/i.test(over.text) ||
    /^test/.test(functionOf(loop)?.field('name')?.text ?? '')
  )
    return false;
  const code = body.text;
  if (!SCORES.test(code) || !SOFTMAX.test(code) || !VALUES.test(code)) return false;
  // Linear attention carries a state that fades from one chunk to the next.
  if (/decay|recurrent|last_\w*state|\bgates?\b/i.test(code)) return false;
  if (ROWS.test(code) && ROWS_OF_KEYS.test(code) && FUSED.test(text)) return false;
  const header = over.text;
  const split = SPLIT.test(header) || (/^enumerate\(|^zip\(/.test(header) && /\.(?:split|chunk)\(/.test(code));
  return SLICED.test(code) || split;
}
