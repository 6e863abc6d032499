import type { Node } from '../../syntax/node.ts';

const PICKER =
  /^_?(?:sample(?:_(?:tokens?|top\w*|logits?|next\w*|from\w*))?|(?:modify|filter|warp|process|mask|adjust)_\w*logits?\w*|(?:nucleus|top_?[kp]|min_?p)_?(?:\w*(?:sampl|filter|logits)\w*)?|\w*(?:next|select|pick|choose)_token\w*|should_stop|stop_at\w*|(?:is|has|all)_(?:done|finished|stopped)|\w*repetition_penalty|\w*stop_(?:tokens?|words?)\w*)$/;
const GIVEN = /\b(?:\w*logits?|probs?|probabilities|\w*scores|\w*tokens?|\w*ids)\b/;

/** By its name and the beginning of its text, whether a function may be one that picks tokens or says when to stop. */
export const mayPick = (name: string, header: string): boolean => PICKER.test(name) && GIVEN.test(header);

/** A function that runs for each token: it picks one from scores, changes them before, or says whether a text is at its end. */
export const isTokenPicker = (definition: Node): boolean =>
  PICKER.test(definition.field('name')!.text) && GIVEN.test(definition.field('parameters')?.text ?? '');
