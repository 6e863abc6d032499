import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Something in the file decides when gradients are reduced: `no_sync`, or a library that accumulates by itself. */
export const handlesSync: Guard = {
  name: 'handlesSync',
  takes: {},
  ask: ({ file }) =>
    yesIf(
      /no_sync|require_backward_grad_sync|no_backward_sync|set_requires_gradient_sync|accelerator\.accumulate|gradient_state|\bfabric\.|deepspeed|model_engine/i.test(
        file.text,
      ),
    ),
};
