import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured decorator is one of the library functions, plain, called with options, or through `partial`. */
export const decoratesWith: Guard = {
  name: 'decoratesWith',
  takes: { node: 'capture', by: 'names' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const { names } = match.file;
    const wanted = args.list('by');
    if (node.kind !== 'call') return yesIf(wanted.includes(names.apiOf(node) ?? ''));
    const called = names.apiOf(node.field('function')!) ?? '';
    const first = node.field('arguments')?.children[0];
    if (called === 'functools.partial') return yesIf(first !== undefined && wanted.includes(names.apiOf(first) ?? ''));
    return yesIf(wanted.includes(called));
  },
};
