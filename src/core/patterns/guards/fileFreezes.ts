import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file switches gradients off for parameters or for good: a weak hint, good enough to stay silent on. */
export const fileFreezes: Guard = {
  name: 'fileFreezes',
  takes: {},
  ask: ({ file }) =>
    yesIf(
      file.remember('freezes', () =>
        /parameters\(\)\s*:[\s\S]{0,120}?requires_grad|(?:model|net|encoder|decoder|backbone|module|transformer|vae|unet|teacher|self)\)?\.requires_grad_\(\s*False|freeze\w*\(/.test(
          file.text,
        ),
      ),
    ),
};
