import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';

/** What lays ids, devices or copies around an index and gives it back. */
const WRAPS = /(?:^|\.)(?:index_cpu_to_(?:gpu|gpu_multiple|all_gpus)(?:_py)?|IndexIDMap2?|IndexPreTransform)$/;

/** The name that an index of vectors gets, moved to a GPU or given ids on the way there; null when it gets none. */
export function nameOfIndex(made: Node): Node | null {
  let value = made;
  for (;;) {
    const call = value.parent?.kind === 'argument_list' ? value.parent.parent : null;
    if (!call || !positional(call).includes(value) || !WRAPS.test(call.field('function')!.text)) break;
    value = call;
  }
  return value.parent?.kind === 'assignment' ? value.parent.field('left') : null;
}
