import type { Surroundings } from '../../source/surroundings.ts';
import type { Node } from '../../syntax/node.ts';
import { choosesAppleOnly, mayUseGpu } from '../host/device.ts';
import { evaluatedModel, startOfMoves } from './evaluation.ts';
import type { FileContext } from '../file.ts';
import { innermostLoop, methodCalls } from '../loops/loops.ts';
import { loadedBy } from './pretrained.ts';
import { trains } from '../training/training.ts';

/** Anything by which a file chooses another number format, or leaves the choice to whoever starts it. */
const CHOOSES_FORMAT =
  /autocast|\.half\(|bfloat16|float16|\b(?:use_?)?(?:fp|bf)16\b|\bamp\b|default_dtype|(?:torch|weight|model|compute|param|inference)_dtype|quantiz|load_in_[48]bit|[-_]precision\b(?!_recall)|\.to\([^()\n]*\bdtype|\bjax\b|tensorflow|onnxruntime|tensorrt|openvino/i;
/** Whoever writes weights, exports or measures wants them as they are. */
const WRITES =
  /torch\.save\([^\n]*(?:state_dict|model|weights|checkpoint)|save_pretrained|push_to_hub|\bonnx\b|\bjit\.(?:trace|script|save)|coreml|optimi[sz]er|convert_|export_/i;
/** Kinds of models of which the usual checkpoints are large, by what their classes, packages and checkpoints are called. */
const LARGE =
  /diffusion|\bdd[ip]m|\bldm\b|instantiate_from_config|(?:^|\W)DiT|\bSiT\b|unet|blip|segment_anything|\bsam_|grounding|llama|llava|gpt|\bt5|\besm|protein|transformer|\bvit|vision_transformer|\bswin|wav2vec|hubert|tortoise|musicgen|\bxl\b|large|huge|giant|internvl|eva_?clip|open_clip|models_mae|dinov2/i;
/** Loaders that choose 16 bits on a GPU themselves. */
const CHOOSES_ITSELF = /(?:^|\.)(?:clip\.load|whisper\.load_model)\(/;
const REPEATS =
  /^(?:generate|sample|decode|encode|infer|inference|predict|translate|forward_\w+|get_\w+_layers|extract_\w+)$/;

/**
 * Where large weights that only infer come into a model that `eval()` is called on and that runs on a GPU in float32: the
 * call of `load_state_dict`, or of what loads the model. Null when the file chooses a format, trains, or writes weights.
 */
export function loadedInFullPrecision(evalCall: Node, file: FileContext): Node | null {
  if (!mayInfer(file)) return null;
  const model = evaluatedModel(evalCall);
  if (model.kind !== 'identifier' && model.kind !== 'attribute') return null;
  const uses = usesOf(model, file);
  const made = uses.flatMap((use) => {
    const { parent } = use;
    const target = parent?.kind === 'pattern_list' ? parent : use;
    const value = target.parent?.kind === 'assignment' && target.parent.field('left') === target ? target.parent : null;
    return value?.field('right')?.kind === 'call' ? [value.field('right')!] : [];
  });
  // The number format of a library's own loaders depends on its version, which another pattern asks.
  if (made.some((value) => /^(?:transformers|diffusers)\./.test(loadedBy(startOfMoves(value), file)?.of ?? '')))
    return null;
  const text = made.map((value) => value.text).join('\n');
  if (!made.length || CHOOSES_ITSELF.test(text) || !LARGE.test(`${text}\n${importsOf(file)}`)) return null;
  if (!movesToGpu(uses, text) || !uses.some((use) => repeats(use))) return null;
  const [load] = methodCalls(file, 'load_state_dict', file.tree.root).filter(
    (call) => call.field('function')!.field('object')!.text === model.text,
  );
  if (load) return load;
  return made.find((value) => /load|pretrained|checkpoint|ckpt|hub|weights|registry/i.test(value.text)) ?? null;
}

/** False when the text of the file says that nothing large is run in fp32 only to infer. */
export const mayInferInFullPrecision = (around: Surroundings): boolean =>
  around.fileSays(INFERS) && around.fileSays(LARGE) && !around.fileSays(WRITES) && !around.fileSays(CHOOSES_FORMAT);

const INFERS = /no_grad|inference_mode|set_grad_enabled\(False\)|\.generate\(/;

const mayInfer = (file: FileContext): boolean =>
  file.remember(
    'infers in full precision',
    () =>
      !CHOOSES_FORMAT.test(file.text) &&
      !WRITES.test(file.text) &&
      !trains(file) &&
      mayUseGpu(file) &&
      !choosesAppleOnly(file) &&
      INFERS.test(file.text),
  );

const importsOf = (file: FileContext): string =>
  file.remember('import lines', () =>
    (file.text.match(/^[ \t]*(?:from|import)[ \t]+[^\n]+$/gm) ?? [])
      .filter((line) => !/Tokenizer|Processor|datasets?\b/.test(line))
      .join('\n'),
  );

/** The names (or attributes of `self`) in the file that say the same as the model's. */
function usesOf(model: Node, file: FileContext): readonly Node[] {
  const word = model.kind === 'attribute' ? model.field('attribute')!.text : model.text;
  return [...file.tree.identifiers(word, file.tree.root)].flatMap((found) => {
    const use = found.parent?.kind === 'attribute' && found.parent.field('attribute') === found ? found.parent : found;
    return use.text === model.text && use.parent?.kind !== 'keyword_argument' ? [use] : [];
  });
}

const movesToGpu = (uses: readonly Node[], made: string): boolean =>
  /\.(?:cuda|to)\(|device\s*=/.test(made) ||
  uses.some((use) => {
    const method = use.parent?.kind === 'attribute' ? use.parent.field('attribute')!.text : '';
    return method === 'cuda' || method === 'to';
  });

const isComprehended = (use: Node): boolean => use.enclosing('list_comprehension', 'generator_expression') !== null;

/** Runs in a loop, generates, or goes on to a function that runs it. */
function repeats(use: Node): boolean {
  const { parent } = use;
  if (parent?.kind === 'call' && parent.field('function') === use)
    return innermostLoop(use) !== null || isComprehended(use);
  if (parent?.kind === 'attribute') return REPEATS.test(parent.field('attribute')!.text);
  return (
    parent?.kind === 'argument_list' && !/^(?:print|type|isinstance|len)$/.test(parent.parent!.field('function')!.text)
  );
}
