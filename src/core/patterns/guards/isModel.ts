import type { Guard } from '../guard.ts';

const MODEL_NAME = /(?:^|[._])(?:model|llm|lm|gpt)\d*$/i;

/** The captured expression is a model of one of the classes; what is only called a model is taken for one. */
export const isModel: Guard = {
  name: 'isModel',
  takes: { node: 'capture', of: 'names' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const meaning = match.file.names.meaningOf(node);
    if (meaning.kind === 'instance' && meaning.of) {
      return args.list('of').some((of) => match.file.names.apis.isKind(meaning.of, of)) ? 'yes' : 'no';
    }
    if (meaning.kind !== 'unknown' && meaning.kind !== 'member' && meaning.kind !== 'instance') return 'no';
    return MODEL_NAME.test(node.text) ? 'inferred' : 'no';
  },
};
