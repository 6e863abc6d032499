import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

const HALF = 'torch.float16';

/** True for `x.half()` and for `x.to(…)` with `torch.float16` among its arguments. */
export function castsToHalf(call: Node, file: FileContext): boolean {
  const callee = call.field('function');
  if (callee?.kind !== 'attribute') return false;
  const method = callee.field('attribute')?.text;
  if (method === 'half') return call.field('arguments')?.children.length === 0;
  if (method !== 'to') return false;
  const dtype = keyword(call, 'dtype');
  return [...positional(call), ...(dtype ? [dtype] : [])].some((argument) => file.names.apiOf(argument) === HALF);
}

/** True when the file scales losses, or leaves precision to something that does: a scaler of any make, a trainer. */
export const scalesLoss = (file: FileContext): boolean =>
  file.remember('scales loss', () =>
    /scaler|scale_loss|loss_scale|\bmaster_(?:params|weights)|FP16_Optimizer|\b[aA]ccelerat(?:or|e)\b|\bfabric\b|deepspeed|LightningModule|\bapex\b/i.test(
      file.text,
    ),
  );

const AUTOCASTS = ['torch.amp.autocast', 'torch.cuda.amp.autocast'];

/** True for an autocast to fp16: on a GPU that is what it does when nothing else is said. */
export function autocastsToHalf(call: Node, file: FileContext): boolean {
  const name = file.names.apiOf(call.field('function')!);
  if (name === undefined || !AUTOCASTS.includes(name)) return false;
  const isOldForm = name === 'torch.cuda.amp.autocast';
  const enabled = keyword(call, 'enabled') ?? positional(call)[isOldForm ? 0 : 2];
  if (enabled && enabled.kind !== 'true') return false;
  const dtype = keyword(call, 'dtype') ?? positional(call)[1];
  if (dtype) return file.names.apiOf(dtype) === HALF;
  const device = keyword(call, 'device_type') ?? positional(call)[0];
  return isOldForm || /^['"]cuda['"]$/.test(device?.text ?? '');
}

/** Words of every way to train in less than fp32, and of tools that decide it by a setting. */
const LOWER_PRECISION =
  /autocast|\bamp\b|\bamp_|_amp\b|\bhalf\(|float16|bfloat16|bf16|fp16|fp8|GradScaler|loss_scaler|(?:mixed|half|low|float32_matmul|fp32)_?-?precision|\bprecision\s*=\s*(?:['"](?:16|32|64|bf16|fp16|mixed)|16|32|64|args|config|cfg|self|precision\b)|(?:args|config|cfg|opts?|hparams|training|self)\.precision\b|-precision['"]|deepspeed|set_default_dtype|double\(\)|float64|torch\.double|use_fp|kbit|[48]bit|bitsandbytes|dtype\s*=\s*(?:args|config|cfg|self)|\bdtype\s*=\s*\w*dtype\w*\(/i;

/** True when the file speaks of a precision below fp32, or of a tool that decides it by a setting. */
export const lowersPrecision = (file: FileContext): boolean =>
  file.remember('lowers precision', () => LOWER_PRECISION.test(file.text.replace(/#.*$/gm, '')));

/**
 * True when the precision is chosen where this file does not see it: by the launcher of Accelerate or Fabric, or where a
 * pretrained model was loaded that is handed in.
 */
export const leavesPrecision = (file: FileContext): boolean =>
  file.remember('leaves precision', () => {
    const { text } = file;
    if (/\bAccelerator\(|\baccelerator\.(?:backward|prepare|accumulate)\(|\bfabric\.\w+\(/.test(text)) return true;
    return (
      /\bmodel: *['"]?(?:\w+\.)*(?:AutoModel\w*|PreTrainedModel|\w+For(?:CausalLM|ConditionalGeneration))\b/.test(
        text,
      ) && !/\.from_(?:pretrained|config)\(\s*(?!.*[tT]ok)/.test(text)
    );
  });
