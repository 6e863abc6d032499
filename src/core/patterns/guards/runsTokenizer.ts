import { isTokenizerCall } from '../../context/data/tokenizers.ts';
import type { Guard } from '../guard.ts';

/** The captured call runs a tokenizer over text; what is only called a tokenizer is taken for one. */
export const runsTokenizer: Guard = {
  name: 'runsTokenizer',
  takes: { call: 'capture' },
  ask: (match, args) => isTokenizerCall(match.node(args.text('call')), match.file),
};
