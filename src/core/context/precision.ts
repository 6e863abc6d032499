import { keyword, positional } from '../flow/operation.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';

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
