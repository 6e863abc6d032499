import { usersOf } from '../../flow/flow.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../../context/file.ts';
import { loadedBy } from '../../context/pretrained.ts';
import type { Answer } from '../match.ts';
import type { Guard } from '../guard.ts';

const WORDS = ['attentions', 'cross_attentions', 'encoder_attentions', 'decoder_attentions'];

/** Nothing reads the attention maps that the captured call asks for: neither by name nor as a part of the result. */
export const attentionsUnread: Guard = {
  name: 'attentionsUnread',
  takes: { call: 'capture' },
  ask(match, args) {
    const { file } = match;
    const call = match.node(args.text('call'));
    if (WORDS.some((word) => file.hasWord(word))) return 'no';
    if (loadedBy(call, file)) return isHandedOut(call, file) ? 'unknown' : 'inferred';
    return readAlone(call, file, 0);
  },
};

/** The loaded model leaves the function, so that others may read the maps. */
const isHandedOut = (call: Node, file: FileContext): boolean =>
  call.parent?.kind === 'return_statement' ||
  usersOf(call, file.names).some(({ node }) => node.parent?.kind === 'return_statement');

/** `yes` when every use of the value takes a named part of it; numbers and unpacking may take the maps. */
function readAlone(node: Node, file: FileContext, depth: number): Answer {
  const { parent } = node;
  if (parent?.kind === 'assignment' && parent.field('left')?.kind !== 'identifier') return 'no';
  if (parent?.kind === 'attribute') return 'yes';
  if (parent?.kind === 'subscript') {
    const index = parent.field('subscript');
    return index?.kind === 'string' || index?.text === '0' ? 'yes' : 'no';
  }
  if (parent?.kind !== 'assignment' || depth > 0) return 'unknown';
  const users = usersOf(node, file.names);
  if (!users.length) return 'unknown';
  for (const user of users) {
    const answer = readAlone(user.node, file, depth + 1);
    if (answer !== 'yes') return answer;
  }
  return 'yes';
}
