import { innermostLoop, isTrainingStep } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Libraries whose models, or whose shards of one, are large enough that writing them takes long. */
const LARGE =
  /\b(?:transformers|diffusers|accelerate|deepspeed|megatron|fairscale|FullyShardedDataParallel|fully_shard|FSDP|Fabric)\b/;
/** Of a model with adapters only these are written. */
const ADAPTERS = /\b(?:peft|lora\w*)\b|LoraConfig|_lora\b|lllite/i;

/**
 * The captured call writes in the loop of the training steps itself, every few hundred of them, and the file trains a
 * model of a library of large ones. Once an epoch is rare, and a small model is written in no time.
 */
export const savesLargeState: Guard = {
  name: 'savesLargeState',
  takes: { call: 'capture' },
  needs: () => [{ words: [], text: LARGE }],
  mayStand: ({ inLoop }) => inLoop,
  ask(match, args) {
    const loop = innermostLoop(match.node(args.text('call')));
    const { file } = match;
    return yesIf(loop !== null && isTrainingStep(loop, file) && LARGE.test(file.text) && !ADAPTERS.test(file.text));
  },
};
