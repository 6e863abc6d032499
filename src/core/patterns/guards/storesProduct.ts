import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured text of an einsum, taken from left to right, has a product that sums nothing though an index of it is
 * summed later, and that is no part of an operand or of the result: it stores each combination of its indices first.
 */
export const storesProduct: Guard = {
  name: 'storesProduct',
  takes: { equation: 'capture' },
  ask: (match, args) => yesIf(stores(match.node(args.text('equation')).text)),
};

export function stores(text: string): boolean {
  const [left, right] = text.replace(/^[rb]?["']|["']$|\s/g, '').split('->');
  const operands = left?.split(',') ?? [];
  if (right === undefined || operands.length < 3 || /[^a-zA-Z,]/.test(left! + right)) return false;
  const kept = [...operands, right].map((indices) => new Set(indices));
  let made = new Set(operands[0]);
  for (let n = 1; n < operands.length - 1; n++) {
    const all = new Set([...made, ...operands[n]!]);
    const later = new Set([...operands.slice(n + 1).join(''), ...right]);
    made = new Set([...all].filter((index) => later.has(index)));
    const isSummedLater = [...made].some((index) => !right.includes(index));
    const isKnown = kept.some((indices) => [...made].every((index) => indices.has(index)));
    if (made.size === all.size && isSummedLater && !isKnown) return true;
  }
  return false;
}
