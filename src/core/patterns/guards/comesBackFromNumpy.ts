import { backFromNumpy, isCopiedOften, mayComeBack } from '../../context/host/roundTrip.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * The captured `x.numpy()` is worked on as an array and made a tensor again in the same function, on every turn of a loop
 * that runs a model, or in what such a loop calls. Sure where the tensor is moved back to a device.
 */
export const comesBackFromNumpy: Guard = {
  name: 'comesBackFromNumpy',
  takes: { copy: 'capture' },
  mayStand: mayComeBack,
  needs: () => [{ words: ['from_numpy', 'as_tensor', 'tensor', 'asarray', 'Tensor', 'FloatTensor', 'LongTensor'] }],
  ask(match, args) {
    const { file } = match;
    const copy = match.node(args.text('copy'));
    const back = backFromNumpy(copy, file);
    if (!back || !isCopiedOften(copy, file)) return 'no';
    match.see('back', back);
    const unit = file.unitOf(copy).text;
    const comesFromDevice = /\.(?:cpu|detach|to)\(/.test(copy.text);
    const goesToDevice = /\.(?:to|cuda)\(|device\s*=|type_as/.test(unit);
    return sure(comesFromDevice && goesToDevice);
  },
};
