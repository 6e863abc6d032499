import { computesOnGraphs, doesLittleMatrixWork } from '../../context/models/littleMatrixWork.ts';
import { trainsToy } from '../../context/models/modelSize.ts';
import { lowersPrecision } from '../../context/training/precision.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file speaks of a precision below fp32 or of a tool that decides it, or its network is too small to gain by one. */
export const settlesPrecision: Guard = {
  name: 'settlesPrecision',
  takes: {},
  ask: ({ file }) =>
    yesIf(lowersPrecision(file) || trainsToy(file) || doesLittleMatrixWork(file) || computesOnGraphs(file)),
};
