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
  if (/^test/.test(functionOf(loop)?.field('name')?.text ?? '')) return false;
  const code = body.text;
  if (!mayAttendByBlock(over.text, code, code)) return false;
  if (ROWS.test(code) && ROWS_OF_KEYS.test(code) && FUSED.test(text)) return false;
  return true;
}

/**
 * What the text of a loop says: false is certain.
 *
 * @param code what stands in it
 * @param uncommented the same without comments, or less
 */
export function mayAttendByBlock(over: string, code: string, uncommented: string): boolean {
  if (PARTS.test(over) || !SOFTMAX.test(code) || !VALUES.test(code) || !SCORES.test(code)) return false;
  if (CARRIES.test(uncommented)) return false;
  const isSplit = SPLIT.test(over) || (/^enumerate\(|^zip\(/.test(over) && /\.(?:split|chunk)\(/.test(code));
  return isSplit || SLICED.test(code);
}

const PARTS = /layer|modules|heads?\b|epoch|loader/i;
/** Linear attention carries a state that fades from one chunk to the next. */
const CARRIES = /decay|recurrent|last_\w*state|\bgates?\b/i;
