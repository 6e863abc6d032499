import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** `from_pretrained(…, torch_dtype=torch.float16)` or `revision="fp16"` */
const LOADS_IN_HALF =
  /\b(?:torch_)?dtype\s*=\s*(?:\w+\.)?(?:b?float16|half)\b|\b(?:revision|variant)\s*=\s*["']b?f(?:p|loat)?16["']/;

/** Something is loaded in half precision elsewhere in the file: where this one is not, the two are compared. */
export const fileLoadsInHalf: Guard = {
  name: 'fileLoadsInHalf',
  takes: {},
  ask: ({ file }) => yesIf(file.remember('loads in half', () => LOADS_IN_HALF.test(file.text))),
};
