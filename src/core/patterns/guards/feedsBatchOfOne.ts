import { callersOf } from '../../context/callers.ts';
import { modelFedWith } from '../../context/decoding.ts';
import { runsPerItem } from '../../context/items.ts';
import { isModelCall } from '../../context/models.ts';
import { runsBackward } from '../../context/training.ts';
import { positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * The captured call makes a batch of one sample (`x.unsqueeze(0)`) for a model that runs once for every item: in the
 * same function, or in a function that is called for every item. That call becomes the region.
 */
export const feedsBatchOfOne: Guard = {
  name: 'feedsBatchOfOne',
  takes: { call: 'capture' },
  ask(match, args) {
    const { file } = match;
    const made = match.node(args.text('call'));
    const axis = positional(made)[0]?.text;
    const receiver = made.field('function')!.field('object')!;
    const isList =
      receiver.kind === 'call' && /Tensor$|^torch\.(?:tensor|as_tensor)$/.test(receiver.field('function')!.text);
    if (axis !== '0' && !(isList && (axis === '1' || axis === '-1'))) return 'no';
    const unit = file.unitOf(made);
    if (runsBackward(file, unit) || /autograd|enable_grad/.test(unit.text)) return 'no';
    const model = modelFedWith(made, unit.field('body') ?? unit, file);
    if (!model) return 'no';
    const perItem = runsPerItem(model, file)
      ? model
      : unit.kind === 'function_definition'
        ? callersOf(unit, file).find((call) => runsPerItem(call, file))
        : undefined;
    if (!perItem) return 'no';
    match.see('model', model);
    match.setRegion(perItem);
    match.growTo(perItem);
    return sure(isModelCall(model, file) === 'yes');
  },
};
