import { billionsOf, checkpointOf } from '../../context/inference/pretrained.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Families of which every checkpoint without a size in its name has billions of parameters. */
const FAMILIES =
  /llama-?[234]|vicuna|mistral|mixtral|falcon|chatglm|glm-?[4z]|phi-?[234]|qwen|gemma|deepseek|baichuan|internlm|yi-|command-r|dbrx|gpt-?neox|dolly|starcoder|codellama|idefics|zephyr/i;

/**
 * The captured call loads a model of at least a billion parameters (`billions` sets another bound), by the name of its
 * checkpoint. Where the name comes from elsewhere, nobody knows.
 */
export const largeModel: Guard = {
  name: 'largeModel',
  takes: { call: 'capture', billions: 'number?' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const checkpoint = checkpointOf(call, match.file);
    if (checkpoint === null) return 'unknown';
    const billions = billionsOf(checkpoint);
    return yesIf(billions === undefined ? FAMILIES.test(checkpoint) : billions >= args.number('billions', 1));
  },
};
