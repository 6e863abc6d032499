import type { FileContext } from '../../context/file.ts';
import { onDevice } from '../../flow/deviceValue.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured expression is a tensor on the device, so that reading it waits for the device. What is only used like
 * one counts as inferred. What nothing is known of is undecided; with `strict: true` it is none, with `likely: true`
 * it is taken for one unless a loop handed it out, as loaders do with tensors that are still on the host.
 */
export const readsFromDevice: Guard = {
  name: 'readsFromDevice',
  takes: { value: 'capture', strict: 'flag?', likely: 'flag?' },
  ask(match, args) {
    const value = match.node(args.text('value'));
    const answer = onDevice(value, match.file);
    if (answer === 'likely') return 'inferred';
    if (answer !== 'unknown') return answer;
    if (args.flag('strict')) return 'no';
    return args.flag('likely') && !comesFromLoop(value, match.file) ? 'inferred' : 'unknown';
  },
};

/** True when the name that an expression starts with is bound by a loop. */
function comesFromLoop(value: Node, file: FileContext): boolean {
  const root = value.text.match(/^\(*(\w+)/)?.[1];
  if (!root) return true;
  for (const word of value.tree.identifiers(root, value)) {
    return file.names.bindings.reaching(word).some(({ kind }) => kind === 'loop');
  }
  return false;
}
