import { factoryMovedBy } from '../../context/host/factories.ts';
import type { Guard } from '../guard.ts';

/** The captured call moves to a device the tensor that a factory such as `torch.zeros` has just filled on the CPU. */
export const movesFactory: Guard = {
  name: 'movesFactory',
  takes: { move: 'capture' },
  mayStand: ({ statement }) => /\.\s*(?:to|cuda|type(?:_as)?)\s*\(|Tensor\(/.test(statement),
  ask(match, args) {
    const factory = factoryMovedBy(match.node(args.text('move')), match.file);
    if (!factory) return 'no';
    match.see('factory', factory);
    return 'yes';
  },
};
