import { trains } from '../../context/training.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Anything that may bring a GPU in: a device, a move, a library that places things itself. */
const MAY_PLACE =
  /cuda|device|gpu|accelerat|fabric|lightning|\.to\(|\bmps\b|\bxla\b|distributed|deepspeed|Trainer\b|\b(?:jax|flax|tensorflow|keras)\b|data_?parallel/i;

/** The file trains in PyTorch and names no device at all: a lesson or an experiment of small size, on the CPU. */
export const trainsOnCpu: Guard = {
  name: 'trainsOnCpu',
  takes: {},
  ask: ({ file }) => yesIf(file.remember('trains on the cpu', () => !MAY_PLACE.test(file.text) && trains(file))),
};
