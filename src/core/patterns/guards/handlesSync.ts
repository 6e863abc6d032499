import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * Something in the file decides when gradients are reduced: `no_sync`, a library that accumulates by itself, or sharding
 * in place of DistributedDataParallel. That of Apex has no `no_sync` to accumulate under.
 */
export const handlesSync: Guard = {
  name: 'handlesSync',
  takes: {},
  ask: ({ file }) =>
    yesIf(
      reducesByApex(file.text) ||
        (/fsdp|FullySharded|fully_shard/i.test(file.text) && !/\bDistributedDataParallel\b/.test(file.text)) ||
        /no_sync|(?:disable|enable)_allreduce|require_backward_grad_sync|no_backward_sync|set_requires_gradient_sync|accelerator\.accumulate|gradient_state|\bfabric\.|deepspeed|model_engine/i.test(
          file.text,
        ),
    ),
};

const reducesByApex = (text: string): boolean =>
  /\bapex\.parallel\b/.test(text) && !/\bnn\.parallel\b|\bparallel\.DistributedDataParallel\b/.test(text);
