import { holdsWeights, repeatsWithTraining } from '../../context/host/saves.ts';
import { methodNamed } from '../../context/loops/callers.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../../context/file.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured call writes weights while training waits, once an epoch or every so many steps: `torch.save` there or in
 * a function that is called there, or a helper of another file that is called like one. A helper of this file is told
 * where it writes.
 */
export const savedWhileTraining: Guard = {
  name: 'savedWhileTraining',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const { file } = match;
    const callee = call.field('function')!;
    const isSave = file.names.apiOf(callee) === 'torch.save';
    if (!(isSave ? holdsWeights(call) : isHelper(callee, file))) return 'no';
    return repeatsWithTraining(call, file) ? (isSave ? 'yes' : 'inferred') : yesIf(false);
  },
};

const HELPERS =
  /(?:^|[._])save_(?:checkpoint|ckpt|state|model|models|networks?|weights|pretrained|on_master|training_state)$|\b\w*(?:model|agent|policy|trainer|net|learner|ckpt|checkpoint\w*|checkpointer)\.save$/i;

function isHelper(callee: Node, file: FileContext): boolean {
  if (!HELPERS.test(callee.text) || /tokenizer|processor|config|np\.|numpy/i.test(callee.text)) return false;
  if (file.names.meaningOf(callee).kind === 'function') return false;
  const owner = classOf(callee);
  const name = callee.field('attribute');
  return !(owner && name && file.names.bindings.isSelf(callee.field('object')) && methodNamed(owner, name.text));
}
