import { holdsWeights, repeatsWithTraining } from '../../context/host/saves.ts';
import { methodNamed } from '../../context/loops/callers.ts';
import { trainsToy } from '../../context/models/modelSize.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../../context/file.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured call writes the weights of a large model, as far as the file tells, while training waits, once an epoch or every so many steps: `torch.save` there or in
 * a function that is called there, or a helper of another file that is called like one. A helper of this file is told
 * where it writes.
 */
export const savedWhileTraining: Guard = {
  name: 'savedWhileTraining',
  takes: { call: 'capture' },
  needs: () => [{ words: [], text: LARGE }],
  ask(match, args) {
    const call = match.node(args.text('call'));
    const { file } = match;
    const callee = call.field('function')!;
    const isSave = file.names.apiOf(callee) === 'torch.save';
    if (!LARGE.test(file.text) || trainsToy(file) || writesAdapters(call, file)) return 'no';
    if (!(isSave ? holdsWeights(call) : isHelper(callee, file))) return 'no';
    return repeatsWithTraining(call, file) ? (isSave ? 'yes' : 'inferred') : yesIf(false);
  },
};

/**
 * What speaks of a model that takes long to write: the libraries, names and shards of large ones. Libraries of models of all
 * sizes do not.
 */
const LARGE =
  /gpt|llama|qwen|mistral|_llm|llm_|\bllms?\b|CausalLM|bert[-_]large|\bBertForPreTraining|\bt5\b|deepspeed|megatron|FullyShardedDataParallel|fully_shard|FSDP/i;
/** Adapters are a few megabytes, and so is what a hyperparameter search tries. */
const ADAPTERS = /\bget_peft_model|LoraConfig|lllite|\btune\.checkpoint/;
const OF_ADAPTERS = /lora|adapter|_tune_/i;
/** They are a choice. */
const ON_REQUEST = /\buse_(?:lora|peft)\b/;

const writesAdapters = (call: Node, file: FileContext): boolean =>
  OF_ADAPTERS.test(`${functionOf(call)?.field('name')?.text} ${call.text}`) ||
  (ADAPTERS.test(file.text) && !ON_REQUEST.test(file.text));

const HELPERS =
  /(?:^|[._])save_(?:checkpoint|ckpt|state|model|models|networks?|weights|pretrained|on_master|training_state)$|\b\w*(?:model|agent|policy|trainer|net|learner|ckpt|checkpoint\w*|checkpointer)\.save$/i;

function isHelper(callee: Node, file: FileContext): boolean {
  if (!HELPERS.test(callee.text) || /tokenizer|processor|config|np\.|numpy/i.test(callee.text)) return false;
  if (file.names.meaningOf(callee).kind === 'function') return false;
  const owner = classOf(callee);
  const name = callee.field('attribute');
  return !(owner && name && file.names.bindings.isSelf(callee.field('object')) && methodNamed(owner, name.text));
}
