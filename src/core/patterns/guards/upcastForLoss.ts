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

/** The captured logits, of more than the last position, are cast to float32 in a function that computes a cross entropy. */
export const upcastForLoss: Guard = {
  name: 'upcastForLoss',
  takes: { logits: 'capture' },
  ask(match, args) {
    const logits = match.node(args.text('logits'));
    const { file } = match;
    const [input] = positional(logits);
    // hidden[:, -1] projects one position only.
    if (!input || /\[.*-\s*1/.test(input.text)) return 'no';
    if (!computesLoss(file.unitOf(logits), file)) return 'no';
    const target = logits.parent?.kind === 'assignment' ? logits.parent.field('left') : null;
    const cast = [logits, ...(target ? readsOf(target, file) : [])].map(upcast).find((node) => node !== null);
    if (!cast) return 'no';
    match.see('cast', cast);
    match.growTo(cast);
    return 'yes';
  },
};

/** A cross entropy is named in the function, or a criterion that was made elsewhere in the class is called there. */
function computesLoss(unit: Node, file: FileContext): boolean {
  if (file.mentions(LOSS, unit)) return true;
  return file.usesOf('torch.nn.CrossEntropyLoss').some((use) => {
    const made = use.parent?.kind === 'call' && use.parent.field('function') === use ? use.parent.parent : null;
    if (made?.kind !== 'assignment') return false;
    return readsOf(made.field('left'), file).some(
      (read) => unit.start <= read.start && read.end <= unit.end && read.parent?.field('function') === read,
    );
  });
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
