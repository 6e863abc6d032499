import { trainsWholeModel } from '../../context/models/modelSize.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file trains the whole of a transformer or U-Net, as far as it tells: no adapters, no toy. */
export const fileTrainsLarge: Guard = {
  name: 'fileTrainsLarge',
  takes: {},
  ask: ({ file }) => yesIf(trainsWholeModel(file)),
};
