import type { Guard } from '../guard.ts';

/** The captured expression is one of these library things, whatever it is called in this file. */
export const resolvesTo: Guard = {
  name: 'resolvesTo',
  takes: { node: 'capture', to: 'names' },
  ask(match, args) {
    const meaning = match.file.names.meaningOf(match.node(args.text('node')));
    if (meaning.kind !== 'api') return 'no';
    const named = args
      .list('to')
      .some((to) => (to.endsWith('*') ? meaning.name.startsWith(to.slice(0, -1)) : meaning.name === to));
    return named ? 'yes' : 'no';
  },
};
