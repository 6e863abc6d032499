import { positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';

const HELPERS = /(?:^|\.)(?:save_checkpoint|save_state|save_model|save_pretrained|save_on_master)$/;
/** The state of a schedule, a scaler or a generator is a few numbers. */
const FEW_NUMBERS = /^\w*(?:sched\w*|scaler|sampler)\.state_dict\(\)$|^args$/i;
const WEIGHTS = /state_dict|\bmodel\b|\bnet\b|checkpoint|ckpt|weights/i;

/** The captured call writes weights: `torch.save` of a state, or a method or helper whose name says so (inferred). */
export const savesCheckpoint: Guard = {
  name: 'savesCheckpoint',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const callee = call.field('function')!;
    const name = match.file.names.apiOf(callee);
    if (name === 'torch.save') {
      const saved = positional(call)[0]?.text ?? '';
      return WEIGHTS.test(call.field('arguments')?.text ?? '') && !FEW_NUMBERS.test(saved) ? 'yes' : 'no';
    }
    if (name?.startsWith('safetensors.torch.save')) return 'yes';
    return HELPERS.test(callee.text) && !/tokenizer|processor|config/i.test(callee.text) ? 'inferred' : 'no';
  },
};
