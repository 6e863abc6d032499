import { isPaddedBatch } from '../../context/loops/severalItems.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured call is given several texts that a tokenizer padded to one length: the item of the loop is a batch itself. */
export const givenPaddedBatch: Guard = {
  name: 'givenPaddedBatch',
  takes: { call: 'capture' },
  ask(match, args) {
    const given = match.node(args.text('call')).field('arguments')?.children ?? [];
    return yesIf(given.some((argument) => isPaddedBatch(argument, match.file)));
  },
};
