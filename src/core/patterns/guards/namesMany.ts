import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured expression is a list, or is named as several things: `sentences`, `row["texts"]`, `corpus`. */
export const namesMany: Guard = {
  name: 'namesMany',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const name = node.text.match(/(\w+)['"\])]*$/)?.[1] ?? '';
    return yesIf(/^(?:list|list_comprehension)$/.test(node.kind) || /(?:[^s]s|corpus|list|data|batch)$/i.test(name));
  },
};
