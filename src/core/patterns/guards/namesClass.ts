import type { Guard } from '../guard.ts';

/**
 * The captured callee is a class of a library whose last name ends in one of the words: families of classes such as
 * `TrainingArguments`. A name that cannot be resolved is taken at its word.
 */
export const namesClass: Guard = {
  name: 'namesClass',
  takes: { node: 'capture', ending: 'words' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const meaning = match.file.names.meaningOf(node);
    const name = meaning.kind === 'api' ? meaning.name : node.text;
    if (!args.list('ending').some((word) => name.endsWith(word))) return 'no';
    return meaning.kind === 'api' && !name.startsWith('.') ? 'yes' : 'inferred';
  },
};
