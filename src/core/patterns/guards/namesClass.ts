import type { Guard } from '../guard.ts';

/**
 * The captured callee is a class of a library whose last name ends in one of the words: families of classes such as
 * `TrainingArguments`. A name that cannot be resolved is taken at its word.
 */
export const namesClass: Guard = {
  name: 'namesClass',
  takes: { node: 'capture', ending: 'words' },
  mayStand(around, args) {
    const { called, renamed } = spelled(args.list('ending'));
    return around.wholeSays(called) || around.fileSays(renamed);
  },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const meaning = match.file.names.meaningOf(node);
    const name = meaning.kind === 'api' ? meaning.name : node.text;
    if (!args.list('ending').some((word) => name.endsWith(word))) return 'no';
    return meaning.kind === 'api' && !name.startsWith('.') ? 'yes' : 'inferred';
  },
};

interface Spelled {
  readonly called: RegExp;
  /** Given another name by an import or an assignment. */
  readonly renamed: RegExp;
}

const KNOWN = new Map<string, Spelled>();

function spelled(words: readonly string[]): Spelled {
  const any = `(?:${words.join('|')})`;
  let known = KNOWN.get(any);
  if (!known) {
    const renamed = new RegExp(`${any}[ \\t]+as[ \\t]|=[ \\t]*[\\w.]*${any}[ \\t]*(?:#|$)`, 'm');
    KNOWN.set(any, (known = { called: new RegExp(`${any}\\s*\\(`), renamed }));
  }
  return known;
}
