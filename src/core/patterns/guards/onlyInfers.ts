import type { FileContext } from '../../context/file.ts';
import { methodCalls } from '../../context/loops/loops.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Models that stand beside the one that is trained. */
const BESIDE = /(?:^|[._])(?:reward|ref|reference|teacher|judge|rm|frozen|fresh|reloaded)(?:_|$)/i;

/**
 * The model that the captured call loads is not trained: it is put into `eval()` at once, called a reward or reference
 * model, or loaded when the trainer is done.
 */
export const onlyInfers: Guard = {
  name: 'onlyInfers',
  takes: { load: 'capture' },
  ask(match, args) {
    const load = match.node(args.text('load'));
    const chained = load.parent?.kind === 'attribute' ? load.parent.field('attribute')!.text : '';
    let top = load;
    while (top.parent && /^(?:attribute|call)$/.test(top.parent.kind)) top = top.parent;
    const target = top.parent?.kind === 'assignment' ? top.parent.field('left') : null;
    return yesIf(chained === 'eval' || BESIDE.test(target?.text ?? '') || comesAfterTraining(load, match.file));
  },
};

/** A trainer has trained in the same function before, and none does so later. */
function comesAfterTraining(load: Node, file: FileContext): boolean {
  const unit = file.unitOf(load);
  const runs = methodCalls(file, 'train', unit).filter(
    (call) => file.unitOf(call) === unit && /trainer\b|Trainer\(/.test(call.field('function')!.text),
  );
  return runs.length > 0 && runs.every((call) => call.end <= load.start);
}
