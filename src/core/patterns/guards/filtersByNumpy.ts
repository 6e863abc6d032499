import { scopeOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const RETURNS = /^torch\.(?:from_numpy|as_tensor|tensor)$/;

/**
 * The captured copy becomes a NumPy array that is worked on in a branch of its own and made a tensor again there: a
 * filter written for the host on purpose.
 */
export const filtersByNumpy: Guard = {
  name: 'filtersByNumpy',
  takes: { node: 'capture' },
  ask(match, args) {
    const { names, tree } = match.file;
    const assignment = match.node(args.text('node')).enclosing('assignment', 'block');
    const target = assignment?.kind === 'assignment' ? assignment.field('left') : null;
    const block = assignment?.enclosing('block');
    if (
      target?.kind !== 'identifier' ||
      !assignment ||
      !/^(?:if_statement|el\w+_clause)$/.test(block?.parent?.kind ?? '')
    )
      return 'no';
    if (!/\.numpy\(\)/.test(assignment.field('right')?.text ?? '')) return 'no';
    const isMadeTensor = (read: Node): boolean => {
      const call = read.parent?.kind === 'argument_list' ? read.parent.parent : null;
      return call?.kind === 'call' && RETURNS.test(names.apiOf(call.field('function')!) ?? '');
    };
    return yesIf(
      [...tree.identifiers(target.text, scopeOf(target))].some(
        (read) => read.start > assignment.end && read.end <= block!.end && isMadeTensor(read),
      ),
    );
  },
};
