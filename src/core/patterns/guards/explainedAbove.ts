import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** A comment above the captured node, or above the `if` that it is the first statement of, has one of the words in it. */
export const explainedAbove: Guard = {
  name: 'explainedAbove',
  takes: { node: 'capture', words: 'words' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const lines = match.file.text.slice(0, node.start).split('\n');
    lines.pop();
    if (/^\s*(?:el)?if\b.*:\s*(?:#.*)?$/.test(lines.at(-1) ?? '')) lines.pop();
    const said: string[] = [];
    while (/^\s*#/.test(lines.at(-1) ?? '')) said.push(lines.pop()!.toLowerCase());
    return yesIf(args.list('words').some((word) => said.some((line) => line.includes(word))));
  },
};
