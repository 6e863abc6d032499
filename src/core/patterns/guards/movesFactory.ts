import { type FactoryKind, factoryMovedBy } from '../../context/factories.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured call moves to a device what a factory has just made on the CPU: one that fills a tensor
 * (`kind: filled`, such as `torch.zeros`) or one that is given its numbers (`given`, such as `torch.tensor`).
 */
export const movesFactory: Guard = {
  name: 'movesFactory',
  takes: { move: 'capture', kind: 'name' },
  mayStand: ({ statement }) => /\.\s*(?:to|cuda)\s*\(/.test(statement),
  ask(match, args) {
    const factory = factoryMovedBy(match.node(args.text('move')), args.text('kind') as FactoryKind, match.file);
    if (!factory) return 'no';
    match.see('factory', factory);
    return 'yes';
  },
};
