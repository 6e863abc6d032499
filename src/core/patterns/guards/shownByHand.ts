import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const SHOWS = /(?:^|\.)(?:print|pprint|display|imshow|matshow|heatmap|plot_\w+|show_\w+)$/;

/**
 * The captured call stands outside of functions, and somebody looks at what it gives: it is printed or drawn there, or named
 * alone on a line, as the last one of a cell.
 */
export const shownByHand: Guard = {
  name: 'shownByHand',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const given = call.parent?.kind === 'assignment' ? call.parent.field('left') : null;
    if (given?.kind !== 'identifier' || functionOf(call)) return 'no';
    const { tree } = match.file;
    const behind = { start: call.end, end: tree.root.end };
    return yesIf([...tree.identifiers(given.text, behind)].some((read) => !functionOf(read) && isShown(read)));
  },
};

function isShown(read: Node): boolean {
  if (read.parent?.kind === 'expression_statement') return true;
  // `print(weights[0])` shows it too, `print(weights.shape)` does not.
  let shown = read;
  while (shown.parent?.kind === 'subscript' && shown.parent.field('value')?.start === shown.start) shown = shown.parent;
  const call = shown.parent?.kind === 'argument_list' ? shown.parent.parent : null;
  return call?.kind === 'call' && SHOWS.test(call.field('function')?.text ?? '');
}
