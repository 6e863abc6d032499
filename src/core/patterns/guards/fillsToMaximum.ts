import { asksForMaximum, fillsToMaximum as fills } from '../../context/data/padding.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** `[pad] * …`, and the functions of projects that the patterns name. */
const FILLS = /convert_examples|pad_batch|truncate/;
/** `[pad] * (max_length - len(ids))`, `[pad] * missing` */
const PRODUCT = /\]\s*\*\s*(?:\(|[A-Za-z_]\w*\b(?!\s*[.([]))/;
const JOINS = /\+|\.\s*extend\s*\(/;

/** The captured product `[pad] * (max_length - len(ids))`, or call of a project's function, pads a text to a length set beforehand. */
export const fillsToMaximum: Guard = {
  name: 'fillsToMaximum',
  takes: { node: 'capture' },
  mayStand: (around) => (around.wholeSays(PRODUCT) && around.wholeSays(JOINS)) || around.wholeSays(FILLS),
  ask(match, args) {
    const node = match.node(args.text('node'));
    return yesIf(node.kind === 'call' ? asksForMaximum(node, match.file) : fills(node, match.file));
  },
};
