import { runsPerItem } from '../../context/loops/items.ts';
import { mayStandPerItem } from '../../context/loops/itemsByText.ts';
import { innermostLoop } from '../../context/loops/loops.ts';
import { originsOf } from '../../context/models/origins.ts';
import type { FileContext } from '../../context/file.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured call runs once for every item of a collection, and no item needs what another gave. Not where the items
 * are a few that are written out, where each has a model of its own, or where another arm takes them all.
 */
export const calledPerItem: Guard = {
  name: 'calledPerItem',
  takes: { call: 'capture' },
  mayStand: mayStandPerItem,
  ask(match, args) {
    const call = match.node(args.text('call'));
    const { file } = match;
    if (!runsPerItem(call, file)) return 'no';
    const loop = innermostLoop(call);
    return yesIf(!loop || !(isWrittenOut(loop, file) || isOfOneItem(loop) || isOtherArm(call, loop)));
  },
};

const isWrittenOut = (loop: Node, file: FileContext): boolean => {
  const over = loop.field('right');
  const origins = over ? originsOf(over, file) : [];
  return (
    origins.length > 0 && origins.every(({ kind, children }) => /^(?:list|tuple)$/.test(kind) && children.length > 1)
  );
};

/** Loads a model every turn, or gives each item's own list, padded. */
function isOfOneItem(loop: Node): boolean {
  const body = loop.field('body')?.text ?? '';
  if (/\.from_pretrained\(/.test(body) || OWN_LIST.test(body)) return true;
  return SHORT.test(body) && /\bprint\(/.test(body) && !/\.(?:append|extend|write)\(|\byield\b/.test(body);
}

/** A few words of each, to look at. */
const SHORT = /\bmax_new_tokens\s*=\s*[1-4]?\d\b/;
const OWN_LIST = /\btok\w*\(\s*\w+\[['"]\w+['"]\],[^()]*\bpadding\s*=\s*True/;

/** The other arm of a test makes the same call, for all items at once. */
function isOtherArm(call: Node, loop: Node): boolean {
  const choice = loop.enclosing('if_statement');
  const name = call.field('function')!.text;
  const other = choice?.children.find(({ kind }) => kind === 'else_clause');
  return (
    other !== undefined && !(other.start <= loop.start && loop.end <= other.end) && other.text.includes(`${name}(`)
  );
}
