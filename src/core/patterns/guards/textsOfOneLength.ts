import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Fixed lengths, blocks cut from joined texts, packing: hints good enough to stay silent on. */
const EVEN =
  /padding\s*=\s*['"]max_length|\b(?:group_texts|block_size|context_length|chunk_size|concatenated?_\w+|\w*packing|padding_free|DataCollatorWithFlattening|ConstantLengthDataset)\b|group_by_length\s*=\s*True/;

/** Something in the file speaks for texts of one length, or for batches that hold no padding or little. */
export const textsOfOneLength: Guard = {
  name: 'textsOfOneLength',
  takes: {},
  ask: ({ file }) => yesIf(file.remember('texts of one length', () => EVEN.test(file.text))),
};
