import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const REASON =
  /^[\s,)]*#[^\n]*(?:\b(?:not|because|since|bugs?|issues?|breaks?|broken|wrong|differs?)\b|n't\b|compatib|support)/i;

/** Somebody says why: a comment with a reason ends the line on which the captured node ends. */
export const explainedBeside: Guard = {
  name: 'explainedBeside',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const { text } = match.file;
    const end = text.indexOf('\n', node.end);
    return yesIf(REASON.test(text.slice(node.end, end < 0 ? undefined : end)));
  },
};
