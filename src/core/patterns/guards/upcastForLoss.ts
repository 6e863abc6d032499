import { readsOf } from '../../context/loops/reads.ts';
import type { FileContext } from '../../context/file.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

const LOSS = [
  'torch.nn.functional.cross_entropy',
  'torch.nn.CrossEntropyLoss',
  'transformers.loss.loss_utils.ForCausalLMLoss',
];

/**
 * The captured logits, of more than the last position, are cast to float32 in a function that computes a cross entropy
 * whenever it runs. Copies of a library's models compute it if they are given labels, which most that run them do not;
 * of those only what lies in a folder for pretraining counts.
 */
export const upcastForLoss: Guard = {
  name: 'upcastForLoss',
  takes: { logits: 'capture' },
  ask(match, args) {
    const logits = match.node(args.text('logits'));
    const { file } = match;
    const [input] = positional(logits);
    // hidden[:, -1] projects one position only.
    if (!input || /\[.*-\s*1/.test(input.text)) return 'no';
    const unit = file.unitOf(logits);
    const losses = lossesIn(unit, file);
    if (!losses.length || (losses.every((loss) => isOnRequest(loss, unit)) && !PRETRAINS.test(file.id))) return 'no';
    const target = logits.parent?.kind === 'assignment' ? logits.parent.field('left') : null;
    const cast = [logits, ...(target ? readsOf(target, file) : [])].map(upcast).find((node) => node !== null);
    if (!cast) return 'no';
    match.see('cast', cast);
    match.growTo(cast);
    return 'yes';
  },
};

/** Where a cross entropy is named in the function, or a criterion is called there that was made elsewhere in the class. */
function lossesIn(unit: Node, file: FileContext): readonly Node[] {
  const isInside = (node: Node): boolean => unit.start <= node.start && node.end <= unit.end;
  const named = LOSS.flatMap((name) => file.usesOf(name));
  const called = named.flatMap((use) => {
    const made = use.parent?.kind === 'call' && use.parent.field('function') === use ? use.parent.parent : null;
    if (made?.kind !== 'assignment') return [];
    return readsOf(made.field('left'), file).filter((read) => read.parent?.field('function') === read);
  });
  return [...named, ...called].filter(isInside);
}

const PRETRAINS = /(?:^|[\\/])pre_?train(?:ing)?[\\/]/i;

/** `if labels is not None:` around the loss. */
function isOnRequest(loss: Node, unit: Node): boolean {
  for (const around of loss.ancestors()) {
    if (around === unit) return false;
    if (around.kind === 'if_statement' && /label|target|is not None/i.test(around.field('condition')?.text ?? ''))
      return true;
  }
  return false;
}

/** `x.float()` or `x.to(torch.float32)` around a node, or null. */
function upcast(node: Node): Node | null {
  const attribute = node.parent?.kind === 'attribute' && node.parent.field('object') === node ? node.parent : null;
  const call = attribute?.parent?.kind === 'call' ? attribute.parent : null;
  const name = attribute?.field('attribute')?.text;
  if (!call) return null;
  const dtype = positional(call)[0] ?? keyword(call, 'dtype');
  return name === 'float' || (name === 'to' && /float32$/.test(dtype?.text ?? '')) ? call : null;
}
