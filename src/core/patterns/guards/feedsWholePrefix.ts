import { loopsAround } from '../../context/loops/loops.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const CACHE = /cache|past|(?<!parallel_)state|hidden|incremental|memory|\bmems?\b/i;
const GROWTH = /(?<![\w.])(\w+) *= *torch\.(?:cat|concat|hstack)\(\s*[[(]\s*\1\s*,/g;

/**
 * A loop around the captured node gives the model all tokens anew on every turn, without a cache or a state: such a pass
 * takes so long that a wait at its end is lost in it.
 */
export const feedsWholePrefix: Guard = {
  name: 'feedsWholePrefix',
  takes: { node: 'capture' },
  mayStand: (around) => around.inLoop,
  ask: (match, args) => yesIf([...loopsAround(match.node(args.text('node')))].some(feeds)),
};

function feeds(loop: Node): boolean {
  const body = loop.field('body')?.text ?? '';
  if (CACHE.test(body)) return false;
  return [...body.matchAll(GROWTH)].some(([growth, name]) => {
    const rest = body.replace(growth, '');
    const [, other = name] = new RegExp(`(?<![\\w.])(\\w+) *= *${name}[ \\t]*(?:#.*)?$`, 'm').exec(rest) ?? [];
    return new RegExp(`[(,=]\\s*(?:${name}|${other})\\s*[,)]`).test(rest);
  });
}
