import type { FileContext } from '../../context/file.ts';
import { onDevice } from '../../flow/deviceValue.ts';
import { seemsOnDevice as seems } from '../../flow/likelyTensor.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** A method of what is read, or one of Python's types around something that is neither spelled out nor a length. */
const MAY_READ =
  /^[^\n]*(?:\.\s*(?:item|cpu|tolist|numpy|to|type|add|all|any)\s*\(|\b(?:float|int|bool|all|any)\(\s*(?!["'\d)]|len\(|np\.|math\.))|^\s*(?:if|elif|while|assert)\b/;

/**
 * A reader would take the captured expression for a tensor on the device, by names, annotations, buffers and use; with
 * `lax: true` also what nothing is known of, as hardly anything but tensors has an `item()`.
 */
export const seemsOnDevice: Guard = {
  name: 'seemsOnDevice',
  takes: { value: 'capture', lax: 'flag?' },
  mayStand: (around) => around.says(MAY_READ),
  ask(match, args) {
    const value = match.node(args.text('value'));
    if (isUnmoved(value, match.file)) return 'no';
    const answer = seems(value, match.file);
    if (answer !== 'unknown') return yesIf(answer === 'yes');
    return yesIf(
      args.flag('lax') && onDevice(value, match.file) !== 'no' && !/^(?:np|numpy|math|pd|df)\b/.test(value.text),
    );
  },
};

/** `batch["counts"].sum()` of a batch that the loop never moves as a whole: what a loader gives is on the host. */
function isUnmoved(value: Node, file: FileContext): boolean {
  const [, root] = /^(\w+)\[['"]/.exec(value.text) ?? [];
  const [read] = root ? [...value.tree.identifiers(root, value)] : [];
  const [latest] = read ? file.names.bindings.reaching(read) : [];
  const isNext = latest?.kind === 'assignment' && /^next\(/.test(latest.value?.text ?? '');
  if (!latest || !(isNext || (latest.kind === 'loop' && latest.statement.kind === 'for_statement'))) return false;
  const area = isNext ? (latest.statement.enclosing('block')?.text ?? '') : latest.statement.text;
  return !new RegExp(`\\b${root} = (?!next)|\\b${root}\\.to\\(`).test(area) && !/accelerator/.test(file.text);
}
