import { isRecurrent } from '../../context/models/recurrentModel.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The network of the file is an LSTM or GRU of the library, which is one kernel as it is and which no compiler takes apart. */
export const runsRecurrent: Guard = {
  name: 'runsRecurrent',
  takes: {},
  ask: ({ file }) => yesIf(isRecurrent(file)),
};
