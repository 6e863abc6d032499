import { trains } from '../../context/training/training.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Anything that may bring a GPU in: a device, a move, a library that places things itself. */
const MAY_PLACE =
  /cuda|device|gpu|accelerat|fabric|lightning|\.to\(|\bmps\b|\bxla\b|distributed|deepspeed|Trainer\b|\b(?:jax|flax|tensorflow|keras)\b|data_?parallel/i;

/** A file that gets its own data and runs; without it, a class is for others, who decide on the device. */
const RUNS =
  /__main__|DataLoader\(|\bdatasets?\.\w+\(|\bgym\w*\.make\(|read_csv|load_dataset|^(?:for|while)\b|^(?:train|main|run|fit)\(/m;

/**
 * The file trains in PyTorch and names no device at all: a lesson or an experiment of small size, on the CPU. With
 * `script: true` only one that gets its data and runs by itself.
 */
export const trainsOnCpu: Guard = {
  name: 'trainsOnCpu',
  takes: { script: 'flag?' },
  ask: ({ file }, args) =>
    yesIf(
      file.remember('trains on the cpu', () => !MAY_PLACE.test(file.text) && trains(file)) &&
        (!args.flag('script') || RUNS.test(file.text)),
    ),
};
