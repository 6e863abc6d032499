import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const REFERENCE = /(?:^|_)(?:ref|reference|naive|slow|export\w*)(?:_|$)|Reference|Export/;

/**
 * The function or class of the module in which the captured node stands is used in its own file, or bears a name that is
 * not one of those in `named`: what is only such a helper often stands in a file that nobody takes it from. References that
 * others are compared with are not used.
 */
export const usedInFile: Guard = {
  name: 'usedInFile',
  takes: { node: 'capture', named: 'words' },
  ask(match, args) {
    const outer = outermost(match.node(args.text('node')));
    const name = outer?.field('name');
    if (!name) return 'yes';
    if (REFERENCE.test(name.text)) return 'no';
    const isHelper = args.list('named').some((word) => name.text.toLowerCase().includes(word));
    if (!isHelper) return 'yes';
    const uses = [...match.file.tree.identifiers(name.text, match.file.tree.root)];
    const isOwn = ({ start, parent }: Node): boolean =>
      !(parent?.kind === 'attribute' && parent.field('object')?.start !== start) &&
      (start < outer!.start || start >= outer!.end);
    return yesIf(uses.some(isOwn));
  },
};

/** The definition at the level of the module, or null. */
function outermost(node: Node): Node | null {
  let found: Node | null = null;
  for (const around of node.ancestors())
    if (around.kind === 'function_definition' || around.kind === 'class_definition') found = around;
  return found;
}
