import type { FileContext } from './file.ts';

const USES_GPU =
  /['"](?:cuda|gpu|mps|xpu|hpu)(?::\d+)?['"]|\.cuda\(|torch\.cuda|\bdevice_map\b|\bAccelerator\(|accelerator\s*=/;
const MAY_USE_GPU = new RegExp(`${USES_GPU.source}|\\.to\\(\\s*(?:self\\.)?(?:\\w+\\.)*device\\b`);

/** What a text that speaks for a GPU holds, surely or likely. */
export const gpuNeed = (likely: boolean): { readonly words: readonly string[]; readonly text: RegExp } => ({
  words: [],
  text: likely ? MAY_USE_GPU : USES_GPU,
});

/** True when something in the file speaks for a GPU: a device string, `.cuda()`, `torch.cuda`, Accelerate, Lightning. */
export const usesGpu = (file: FileContext): boolean => file.remember('uses gpu', () => USES_GPU.test(file.text));

/** True when values are moved to a device that is chosen elsewhere (`x.to(device)`), or a GPU is named. */
export const mayUseGpu = (file: FileContext): boolean =>
  file.remember('may use gpu', () => MAY_USE_GPU.test(file.text));
