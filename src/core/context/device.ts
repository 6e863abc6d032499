import type { FileContext } from './file.ts';

/** True when something in the file speaks for a GPU: a device string, `.cuda()`, `torch.cuda`, Accelerate, Lightning. */
export const usesGpu = (file: FileContext): boolean =>
  file.remember('uses gpu', () =>
    /['"](?:cuda|gpu|mps|xpu|hpu)(?::\d+)?['"]|\.cuda\(|torch\.cuda|\bdevice_map\b|\bAccelerator\(|accelerator\s*=/.test(
      file.text,
    ),
  );

/** True when values are moved to a device that is chosen elsewhere (`x.to(device)`), or a GPU is named. */
export const mayUseGpu = (file: FileContext): boolean =>
  file.remember('may use gpu', () => usesGpu(file) || /\.to\(\s*(?:self\.)?(?:\w+\.)*device\b/.test(file.text));
