import type { Guard } from '../guard.ts';

/** The captured expression is one of these library things, whatever it is called in this file. */
export const resolvesTo: Guard = {
  name: 'resolvesTo',
  takes: { node: 'capture', to: 'names' },
  // However a thing is imported and renamed, its own name stands in the import or at the use.
  needs(args, apis) {
    const names = args.list('to');
    return names.some((name) => name.endsWith('*')) ? [] : [{ words: names.flatMap((name) => apis.lastWords(name)) }];
  },
  ask(match, args) {
    const meaning = match.file.names.meaningOf(match.node(args.text('node')));
    if (meaning.kind !== 'api') return 'no';
    const named = args
      .list('to')
      .some((to) => (to.endsWith('*') ? meaning.name.startsWith(to.slice(0, -1)) : meaning.name === to));
    return named ? 'yes' : 'no';
  },
};
