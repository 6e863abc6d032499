import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { readsOf } from '../loops/reads.ts';

/** Forward passes of a file that is named after an export are traced once. */
export const isForExport = ({ id }: FileContext): boolean =>
  /(?:^|[\\/_])(?:onnx|export\w*)(?:_\w+)?\.(?:py|ipynb)$/i.test(id);

/**
 * True when a forward pass copies a value to the host for something that cannot do without: it is only printed, it is
 * what the pass gives back as an array or a list, or a function of another library takes it.
 */
export function isForOutside(node: Node, file: FileContext): boolean {
  const copy = wholeOf(node);
  const given = copy.parent;
  if (given?.kind === 'assignment' && given.field('right') === copy && given.field('left')?.kind === 'identifier') {
    const reads = readsOf(given.field('left'), file);
    return (
      reads.length > 0 &&
      (reads.every(isPrinted) ||
        (isArray(node) && reads.every((read) => isReturned(read) || isTakenElsewhere(read, file))))
    );
  }
  return isPrinted(copy) || (isArray(node) && (isReturned(copy) || isTakenElsewhere(copy, file)));
}

/** A number is small and may have been kept as a tensor; an array was asked for. */
const isArray = (copy: Node): boolean => /^(?:cpu|numpy|tolist|to)$/.test(methodOf(copy));

const methodOf = (call: Node): string => call.field('function')?.field('attribute')?.text ?? '';

/** `x.cpu().float().numpy()` and `100 * x.item()`: the expression around a copy that is nothing but the copy. */
function wholeOf(copy: Node): Node {
  let whole = copy;
  for (;;) {
    const { parent } = whole;
    const isChained = parent?.kind === 'attribute' && parent.parent?.kind === 'call';
    if (isChained) whole = parent.parent;
    else if (parent && /^(?:binary_operator|parenthesized_expression)$/.test(parent.kind)) whole = parent;
    else return whole;
  }
}

const isReturned = (value: Node): boolean => value.parent?.kind === 'return_statement';

function isPrinted(value: Node): boolean {
  for (const around of value.ancestors()) {
    if (around.kind === 'call' && around.field('function')!.text === 'print') return true;
    if (around.kind.endsWith('_statement') || around.kind === 'block') return false;
  }
  return false;
}

/** An argument of a function that neither torch nor Python nor the project has written: a kernel, a solver. */
function isTakenElsewhere(value: Node, file: FileContext): boolean {
  const call = value.parent?.kind === 'argument_list' ? value.parent.parent : null;
  const api = call?.kind === 'call' ? file.names.apiOf(call.field('function')!) : undefined;
  return (
    api !== undefined && api.includes('.') && !/^(?:torch|numpy|jax|tensorflow|builtins|math|tqdm|einops)\b/.test(api)
  );
}
