import { methodCalls } from '../../context/loops.ts';
import { optimizerOf } from '../../context/optimizers.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * The captured call changes a module in place (`model.half()`) or gives it a name, and an optimizer trains the module
 * from there on: its parameters are handed over, and a backward pass or a step comes later in the file.
 */
export const isTrainedAfter: Guard = {
  name: 'isTrainedAfter',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const later = ['backward', 'step'].some(
      (method) => methodCalls(match.file, method, { start: call.end, end: match.file.tree.root.end }).length > 0,
    );
    const names = later ? namesOf(call) : [];
    for (const name of names) {
      const found = optimizerOf(name, call, match.file);
      if (!found) continue;
      match.see('optimizer', found.optimizer);
      return sure(found.certain);
    }
    return 'no';
  },
};

/** What the module is called: what the chain of calls starts from, and what its result is assigned to. */
function namesOf(call: Node): readonly string[] {
  const names: string[] = [];
  let base = call;
  while (base.kind === 'call' && base.field('function')?.kind === 'attribute')
    base = base.field('function')!.field('object')!;
  if (base.kind === 'identifier' || base.kind === 'attribute') names.push(base.text);
  let top = call;
  while (top.parent?.kind === 'attribute' && top.parent.parent?.kind === 'call') {
    // A cast back at once: only the values are rounded.
    if (['float', 'bfloat16', 'state_dict', 'parameters'].includes(top.parent.field('attribute')!.text)) return [];
    top = top.parent.parent;
  }
  const statement = top.parent;
  if (statement?.kind === 'assignment') return [...(statement.field('left') ? [statement.field('left')!.text] : [])];
  return statement?.kind === 'expression_statement' ? names : [];
}
