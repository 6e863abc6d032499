import { keyword, positional } from '../../flow/operation.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { methodCalls } from '../loops/loops.ts';

const USES_GPU =
  /['"](?:cuda|gpu|mps|xpu|hpu)(?::\d+)?['"]|\.cuda\(|\b(?:torch|th)\.cuda|\bdevice_map\b|\bAccelerator\(|accelerator\s*=/;
/** Names of devices: `device`, `self.dev`, `DEVICE`, `args.gpu`, `self.gpus[0]`, and of the process whose GPU it is. */
const DEVICE_NAME = String.raw`(?:\w+\.)*(?:\w*(?:device|DEVICE)(?:_?ids?|s)?|dev|DEV|gpus?|GPUS?|gpu_ids?|(?:local_)?rank)\b`;
const IS_DEVICE = new RegExp(`^${DEVICE_NAME}`);
const MAY_USE_GPU = new RegExp(String.raw`${USES_GPU.source}|\.to\(\s*(?:device\s*=\s*)?${DEVICE_NAME}`);

/** What a text that speaks for a GPU holds, surely or likely. */
export const gpuNeed = (likely: boolean): { readonly words: readonly string[]; readonly text: RegExp } => ({
  words: [],
  text: likely ? MAY_USE_GPU : USES_GPU,
});

/** Words of code whose batches and models are put on a GPU by another file. */
const SPEAKS_OF_GPU =
  /\b(?:n_gpus?|num_gpus|visible_gpus|gpu_ids?|gpu_rank|use_cuda|use_gpu|local_rank|GradScaler|autocast|(?:Distributed)?DataParallel)\b|\b\w+\.cuda\.|\w\.device\b(?!\()|def \w+\([^()]*\bdevice\b/;

/** What a text of a file holds that speaks of GPUs in any way. */
export const GPU_WORDS = {
  words: [],
  text: new RegExp(`${MAY_USE_GPU.source}|${SPEAKS_OF_GPU.source}`),
};

/** True when a GPU is used, may be, or is at least spoken of: enough where a value is known to be on the device else. */
export const speaksOfGpu = (file: FileContext): boolean =>
  file.remember('speaks of gpu', () => mayUseGpu(file) || SPEAKS_OF_GPU.test(file.text));

/** True when something in the file speaks for a GPU: a device string, `.cuda()`, `torch.cuda`, Accelerate, Lightning. */
export const usesGpu = (file: FileContext): boolean => file.remember('uses gpu', () => USES_GPU.test(file.text));

/** True when values are moved to a device that is chosen elsewhere (`x.to(device)`), or a GPU is named. */
export const mayUseGpu = (file: FileContext): boolean =>
  file.remember(
    'may use gpu',
    () =>
      usesGpu(file) ||
      (MAY_USE_GPU.test(file.text) &&
        methodCalls(file, 'to', file.tree.root).some((call) => {
          const device = keyword(call, 'device') ?? positional(call)[0];
          return device !== undefined && IS_DEVICE.test(device.text) && !isCpu(device, file);
        })),
  );

/** True when Apple's chip is the only accelerator that the code names: no CUDA graphs, no tensor cores. */
export const choosesAppleOnly = (file: FileContext): boolean =>
  file.remember('apple only', () => {
    const code = file.text.replace(/#.*$/gm, '');
    return /['"]mps['"]|\.mps\b/.test(code) && !/cuda|gpu|xpu|hpu|accelerat(?:e|or)\b/i.test(code);
  });

/** `"cpu"`, `torch.device("cpu")`, or a name or an attribute of `self` that is never given another device. */
export function isCpu(device: Node, file: FileContext): boolean {
  if (CPU.test(device.text)) return true;
  const { bindings } = file.names;
  const owner = device.kind === 'attribute' && bindings.isSelf(device.field('object')) ? classOf(device) : null;
  const given = owner
    ? bindings.ofAttribute(owner, device.field('attribute')!.text)
    : device.kind === 'identifier'
      ? bindings.visible(device)
      : [];
  return given.length > 0 && given.every(({ kind, value }) => kind === 'assignment' && CPU.test(value?.text ?? ''));
}

const CPU = /^(?:torch\.)?(?:device\(\s*)?['"]cpu['"]\s*\)?$/;
