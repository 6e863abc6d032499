import { itemNamesRead } from '../../context/loops/items.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const SETTINGS =
  /^(?:max_length|min_length|max_new_tokens|min_new_tokens|temperature|top_p|top_k|num_return_sequences|stop\w*|eos_token_id|generation_config|logits_processor|num_beams|prefix_allowed_tokens_fn)$/;

/** A setting of the captured call to `generate` depends on the item of the loop, so items cannot share one call. */
export const settingsVary: Guard = {
  name: 'settingsVary',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const settings = (call.field('arguments')?.children ?? []).flatMap((argument) => {
      const value = argument.kind === 'keyword_argument' ? argument.field('value') : null;
      return value && SETTINGS.test(argument.field('name')?.text ?? '') ? [value] : [];
    });
    return yesIf(settings.some((setting) => itemNamesRead(setting, call, match.file)));
  },
};
