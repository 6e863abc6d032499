import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file compiles, scripts or traces models, or hands them to a library that does; regular expressions are left aside. */
export const speaksOfCompiling: Guard = {
  name: 'speaksOfCompiling',
  takes: {},
  ask: ({ file }) =>
    yesIf(file.remember('speaks of compiling', () => COMPILES.test(file.text.replace(REGULAR_EXPRESSIONS, '')))),
};

const REGULAR_EXPRESSIONS = /\b(?:re|regex|_re|pattern)\.compile\b/g;
const COMPILES =
  /(?<!\w)(?:compile|torchcompile|torch_compile|use_compile|compile_model|jit|deepspeed|torch_xla|xla|thunder|ipex|Fabric|torch_geometric)(?!\w)/;
