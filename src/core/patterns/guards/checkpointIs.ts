import { checkpointOf } from '../../context/inference/pretrained.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The name of the checkpoint, written in the captured call, has one of the words in it. */
export const checkpointIs: Guard = {
  name: 'checkpointIs',
  takes: { call: 'capture', words: 'words' },
  ask(match, args) {
    const checkpoint = checkpointOf(match.node(args.text('call')), match.file)?.toLowerCase();
    return yesIf(checkpoint !== undefined && args.list('words').some((word) => checkpoint.includes(word)));
  },
};
