import { tokenizes } from '../../context/data/tokenizers.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/** The captured function (a name, a lambda, a `partial` of one) runs a tokenizer, itself or in a function it calls. */
export const tokenizesText: Guard = {
  name: 'tokenizesText',
  takes: { function: 'capture' },
  needs: () => [{ words: [], text: /tok|tensorizer/i }],
  ask(match, args) {
    const { names } = match.file;
    let given: Node = match.node(args.text('function'));
    const partial = given.kind === 'call' ? names.apiOf(given.field('function')!) : undefined;
    if (partial === 'functools.partial') given = positional(given)[0] ?? given;
    if (given.kind === 'lambda') return tokenizes(given, match.file);
    const meaning = names.meaningOf(given);
    return meaning.kind === 'function' ? tokenizes(meaning.node, match.file) : 'no';
  },
};
