import { trainsToy } from '../../context/models/modelSize.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const TOY_FOLDER = /mnist|toy/i;

/** The data of the file are toys (digits and the like), which may stand in its path, or all layers are narrow. */
export const fileTrainsToy: Guard = {
  name: 'fileTrainsToy',
  takes: {},
  ask: ({ file }) => yesIf(TOY_FOLDER.test(file.id) || trainsToy(file)),
};
