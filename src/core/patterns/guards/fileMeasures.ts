import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const BY_NAME =
  /(?:^|[\\/_-])(?:profil\w*|bench\w*|lr_?find\w*|find_?lr|mem(?:ory)?_?(?:prof|test)\w*|flops|speed_?test|test_(?:tpu|gpu|cuda|memory|speed))(?=[._-])/i;
const BY_CLASS = /(?:^|\n)class \w+Profiler\(/;

/** The file tries or measures something (memory, speed, a learning rate) and ends after a few steps: by its name or that of a class. */
export const fileMeasures: Guard = {
  name: 'fileMeasures',
  takes: {},
  ask: ({ file }) => yesIf(file.remember('measures', () => BY_NAME.test(file.id) || BY_CLASS.test(file.text))),
};
