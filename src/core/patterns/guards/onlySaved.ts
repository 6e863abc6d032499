import { readsOf } from '../../context/loops/reads.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const WRITES = /^(?:save_pretrained|push_to_hub)$/;
/** What tells of a vocabulary or adds to it, and takes no text apart. */
const SETS_UP =
  /^(?:\w+_token(?:_id)?|padding_side|truncation_side|model_max_length|vocab_size|add_tokens|add_special_tokens|chat_template)$/;

/**
 * What the captured call makes is given a name and then only written out again, as a conversion of checkpoints does;
 * special tokens may be added on the way.
 */
export const onlySaved: Guard = {
  name: 'onlySaved',
  takes: { made: 'capture' },
  ask(match, args) {
    const { parent } = match.node(args.text('made'));
    const reads = parent?.kind === 'assignment' ? readsOf(parent.field('left'), match.file) : [];
    const isWritten = (read: Node): boolean => WRITES.test(memberOf(read)) && read.parent!.parent?.kind === 'call';
    return yesIf(reads.some(isWritten) && reads.every((read) => isWritten(read) || isSetUp(read)));
  },
};

const memberOf = (read: Node): string =>
  read.parent?.kind === 'attribute' && read.parent.field('object') === read ? read.parent.field('attribute')!.text : '';

/** A special token, the size of the vocabulary, or a function that by its name fits a model to it. */
function isSetUp(read: Node): boolean {
  if (SETS_UP.test(memberOf(read))) return true;
  const argument = read.parent?.kind === 'keyword_argument' ? read.parent : read;
  const call = argument.parent?.kind === 'argument_list' ? argument.parent.parent : null;
  return /^len$|resize|special_tokens/.test(call?.field('function')?.text ?? '');
}
