import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The function around the captured node also has a model generate text, next to which a short wait costs nothing. */
export const besideGeneration: Guard = {
  name: 'besideGeneration',
  takes: { node: 'capture' },
  ask(match, args) {
    const unit = match.file.unitOf(match.node(args.text('node')));
    return yesIf(
      unit.kind === 'function_definition' && /\w\._?generate(?:_\w+)?\(/.test(unit.field('body')?.text ?? ''),
    );
  },
};
