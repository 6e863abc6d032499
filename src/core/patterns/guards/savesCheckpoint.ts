import type { Guard } from '../guard.ts';

const HELPERS = /(?:^|\.)(?:save_checkpoint|save_state|save_model|save_pretrained|save_on_master)$/;
const WEIGHTS = /state_dict|\bmodel\b|\bnet\b|checkpoint|ckpt|weights/i;

/** The captured call writes weights: `torch.save` of a state, or a method or helper whose name says so (inferred). */
export const savesCheckpoint: Guard = {
  name: 'savesCheckpoint',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const callee = call.field('function')!;
    const name = match.file.names.apiOf(callee);
    if (name === 'torch.save') return WEIGHTS.test(call.field('arguments')?.text ?? '') ? 'yes' : 'no';
    if (name?.startsWith('safetensors.torch.save')) return 'yes';
    return HELPERS.test(callee.text) && !/tokenizer|processor|config/i.test(callee.text) ? 'inferred' : 'no';
  },
};
