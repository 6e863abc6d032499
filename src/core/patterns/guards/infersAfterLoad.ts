import { evaluatedWithGradients } from '../../context/inference/evaluation.ts';
import { mayRunBehind } from '../../context/inference/evaluationText.ts';
import { methodCalls } from '../../context/loops/loops.ts';
import { trains } from '../../context/training/training.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/** Whoever writes weights or holds two models together needs a pass or two, whatever they cost. */
const WRITES = /save|convert|export|allclose|onnx|jit/i;

/**
 * After the captured `model.load_state_dict(…)` of a file that does not train, the same function runs the model forward
 * with gradients on and never calls `eval()`. The forward pass becomes the region.
 */
export const infersAfterLoad: Guard = {
  name: 'infersAfterLoad',
  takes: { load: 'capture' },
  mayStand: (around) => !WRITES.test(around.own) && mayRunBehind(around),
  ask(match, args) {
    const { file } = match;
    const load = match.node(args.text('load'));
    const unit = file.unitOf(load);
    if (trains(file) || WRITES.test(unit.text)) return 'no';
    const model = load.field('function')!.field('object')!.text;
    const isToldAlready = methodCalls(file, 'eval', unit).some(
      (call) => call.field('function')!.field('object')!.text === model,
    );
    const forward = isToldAlready ? null : evaluatedWithGradients(load, file);
    if (!forward) return 'no';
    match.see('load', load);
    match.setRegion(forward.call);
    match.growTo(forward.call);
    return sure(forward.certain);
  },
};
