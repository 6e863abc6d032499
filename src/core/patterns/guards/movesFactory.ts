import { factoryMovedBy } from '../../context/host/factories.ts';
import { mayFill, mayMove } from '../../context/host/movesByText.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { Guard } from '../guard.ts';

/** The captured call moves to a device the tensor that a factory such as `torch.zeros` has just filled on the CPU. */
export const movesFactory: Guard = {
  name: 'movesFactory',
  takes: { move: 'capture' },
  mayStand: (around) => mayFill(around) && (mayMove(around) || mayCopyByType(around)),
  ask(match, args) {
    const factory = factoryMovedBy(match.node(args.text('move')), match.file);
    if (!factory) return 'no';
    match.see('factory', factory);
    return 'yes';
  },
};

/** `Tensor(numpy.zeros(n))`, where the file names a type of the GPU. */
const mayCopyByType = (around: Surroundings): boolean =>
  around.wholeSays(/Tensor\s*\(\s*[A-Za-z_]/) && around.fileSays(/\bcuda\b[^\n]*Tensor\b/);
