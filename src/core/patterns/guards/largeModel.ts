import { billionsOf, checkpointOf, loadedBy } from '../../context/pretrained.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Families of which every checkpoint without a size in its name has billions of parameters. */
const FAMILIES =
  /llama-?[234]|vicuna|mistral|mixtral|falcon|chatglm|glm-?[4z]|phi-?[234]|qwen|gemma|deepseek|baichuan|internlm|yi-|command-r|dbrx|gpt-?neox|dolly|starcoder|codellama|idefics|zephyr/i;

/** Classes that are used for such models nearly always. */
const CLASSES =
  /(?:AutoModelForCausalLM|AutoModelForImageTextToText|(?:Llama|Mistral|Mixtral|Falcon|Qwen\w*|Gemma\w*|Phi\w*|Llava\w*|DeepseekV\d|GPTNeoX|Bloom|Cohere\w*|Mllama|Idefics\w*)For(?:CausalLM|ConditionalGeneration))$/;

/**
 * The captured call loads a model of at least a billion parameters (`billions` sets another bound), by the name of its
 * checkpoint. Where the name comes from elsewhere, the class speaks for it.
 */
export const largeModel: Guard = {
  name: 'largeModel',
  takes: { call: 'capture', billions: 'number?' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const checkpoint = checkpointOf(call, match.file);
    if (checkpoint !== null) {
      const billions = billionsOf(checkpoint);
      return yesIf(billions === undefined ? FAMILIES.test(checkpoint) : billions >= args.number('billions', 1));
    }
    const loaded = loadedBy(call, match.file);
    return loaded?.of !== undefined && CLASSES.test(loaded.of) ? 'inferred' : 'no';
  },
};
