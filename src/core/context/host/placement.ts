import { usersOf } from '../../flow/flow.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

const SELF_METHODS = new Set([
  'to',
  'cuda',
  'cpu',
  'half',
  'float',
  'bfloat16',
  'double',
  'eval',
  'train',
  'requires_grad_',
]);

/** The methods called on a model (or pipeline) that `made` makes, as far as its function shows: `model.half()`, `.to(…)`. */
export function methodsOn(made: Node, file: FileContext): readonly Node[] {
  const calls: Node[] = [];
  const seen = new Set<Node>();
  const queue: Node[] = [made];
  for (let node = queue.shift(); node && seen.size < 200; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const user of usersOf(node, file.names)) {
      const callee = user.node.kind === 'call' ? user.node.field('function') : null;
      if (callee?.kind === 'attribute' && callee.field('object') === user.operand) {
        calls.push(user.node);
        if (SELF_METHODS.has(methodOfCall(user.node))) queue.push(user.node);
      } else if (user.plain) queue.push(user.node);
    }
  }
  return calls;
}

export const methodOfCall = (call: Node): string => call.field('function')?.field('attribute')?.text ?? '';

/** What a text holds that moves a model to a GPU. */
export const MOVES = /\.\s*(?:to|cuda|enable_model_cpu_offload)\s*\(/;

/** True for `.cuda()`, `.to("cuda:0")`, `.to(device)` and the helpers that move a diffusion pipeline's models. */
export function movesToGpu(call: Node): boolean {
  const method = methodOfCall(call);
  if (method === 'cuda' || method === 'enable_model_cpu_offload') return true;
  const device = method === 'to' ? (keyword(call, 'device') ?? positional(call)[0])?.text : undefined;
  return device !== undefined && /cuda|device|gpu/i.test(device) && !/cpu/.test(device);
}

const DTYPES = /^(?:torch\.(?:float16|bfloat16|half)|jax\.numpy\.bfloat16)$/;

/** True for calls that choose another number format for a model: `.half()`, `.to(torch.bfloat16)`, `.to(dtype=…)`, `.float()`. */
export function setsDtype(call: Node, file: FileContext): boolean {
  const method = methodOfCall(call);
  if (['half', 'bfloat16', 'float', 'double'].includes(method)) return true;
  if (method !== 'to') return false;
  if (keyword(call, 'dtype')) return true;
  return positional(call).some((arg) => DTYPES.test(file.names.apiOf(arg) ?? '') || /dtype/.test(arg.text));
}
