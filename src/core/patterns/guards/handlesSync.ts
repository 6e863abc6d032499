import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * Something in the file decides when gradients are reduced: `no_sync`, a library that accumulates by itself, or sharding
 * in place of DistributedDataParallel.
 */
export const handlesSync: Guard = {
  name: 'handlesSync',
  takes: {},
  ask: ({ file }) =>
    yesIf(
      (/fsdp|FullySharded|fully_shard/i.test(file.text) && !/\bDistributedDataParallel\b/.test(file.text)) ||
        /no_sync|require_backward_grad_sync|no_backward_sync|set_requires_gradient_sync|accelerator\.accumulate|gradient_state|\bfabric\.|deepspeed|model_engine/i.test(
          file.text,
        ),
    ),
};
