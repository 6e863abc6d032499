import { namesModel } from '../../context/models/models.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured copy moves a value away for good: `x = x.cpu()`, `return out.cpu()` of a forward pass, `model.cpu()`. */
export const offloads: Guard = {
  name: 'offloads',
  takes: { copy: 'capture' },
  ask(match, args) {
    const copy = match.node(args.text('copy'));
    const value = copy.field('function')!.field('object')!;
    const parent = copy.parent!;
    const isItself = parent.kind === 'assignment' && parent.field('left')!.text === value.text;
    return yesIf(
      isItself ||
        (isReturned(parent) && functionOf(copy)?.field('name')?.text === 'forward') ||
        parent.kind === 'expression_statement' ||
        namesModel(value),
    );
  },
};

const isReturned = (parent: Node): boolean =>
  parent.kind === 'return_statement' ||
  (parent.kind === 'expression_list' && parent.parent?.kind === 'return_statement');
