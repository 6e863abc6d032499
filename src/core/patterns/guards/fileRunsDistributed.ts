import { runsDistributed } from '../../context/training/accumulation.ts';
import type { Guard } from '../guard.ts';

/** The file wraps a model in DistributedDataParallel; signs of several processes alone count as inferred. */
export const fileRunsDistributed: Guard = {
  name: 'fileRunsDistributed',
  takes: {},
  ask: ({ file }) => runsDistributed(file),
};
