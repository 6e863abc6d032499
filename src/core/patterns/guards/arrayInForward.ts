import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { inForward } from './inForward.ts';

/** The captured copy becomes a NumPy array on every forward pass: mostly for something that takes nothing else. */
export const arrayInForward: Guard = {
  name: 'arrayInForward',
  takes: { node: 'capture' },
  needs: () => [{ words: ['forward'] }, { words: ['numpy'] }],
  ask: (match, args) => (becomesArray(match.node(args.text('node'))) ? inForward.ask(match, args) : 'no'),
};

/** `x.cpu()` of `x.cpu().float().numpy()`. */
function becomesArray(copy: Node): boolean {
  for (let call: Node | null | undefined = copy; call?.kind === 'call';) {
    if (call.field('function')?.field('attribute')?.text === 'numpy') return true;
    const next: Node | null = call.parent;
    call = next?.kind === 'attribute' && next.field('object') === call ? next.parent : null;
  }
  return false;
}
