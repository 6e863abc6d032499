import { loopsAround } from '../../context/loops.ts';
import { functionOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** What a pipeline does once a picture, however its functions are called. */
const ONCE = /prompt|prepare|embed|^__call__$/;

const STEP =
  /^(?:forward\w*|_forward\w*|__call__|\w*_step|step|get_batch|sample\w*|generate\w*|decode\w*|encode\w*|loss|\w+_loss|compute_\w+|get_\w*mask\w*)$/;

/** The captured node stands in a loop, or in a function that a model or a training loop calls at every step. */
export const runsOften: Guard = {
  name: 'runsOften',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    if (!loopsAround(node).next().done) return 'yes';
    const definition = functionOf(node);
    const name = definition?.field('name')?.text ?? '';
    const isPipeline = /diffusers/.test(match.file.text) && ONCE.test(name);
    return yesIf(STEP.test(name) && !isPipeline);
  },
};
