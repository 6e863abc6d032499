import { loopsAround } from '../../context/loops/loops.ts';
import { readsOf } from '../../context/loops/reads.ts';
import type { FileContext } from '../../context/file.ts';
import { functionOf } from '../../names/scope.ts';
import { keyword } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** What goes over all texts of a data set and tokenizes them, in each epoch as a rule. */
const TAKES_TOKENIZER =
  /Collat\w*$|Dataset\w*$|Trainer$|DataModule$|(?:^|[._])(?:tokenize|encode|preprocess|prepare_data)\w*$/;
const SPLITS = /^(?:encode|encode_plus|batch_encode_plus|tokenize|__call__)$/;

/**
 * What the captured call makes is handed to a data set, a collator or a trainer, or takes texts apart by batches, in a loop
 * or in a function that is mapped over rows: so many that the tokenizer's speed counts.
 */
export const tokenizesMany: Guard = {
  name: 'tokenizesMany',
  takes: { made: 'capture' },
  ask(match, args) {
    const { file } = match;
    const { parent } = match.node(args.text('made'));
    if (parent?.kind !== 'assignment') return 'no';
    return yesIf(readsOf(parent.field('left'), file).some((read) => isHanded(read) || splitsMany(read, file)));
  },
};

/** `Collator(tokenizer, …)`, `Trainer(tokenizer=tokenizer)`. */
function isHanded(read: Node): boolean {
  const argument = read.parent?.kind === 'keyword_argument' ? read.parent : read;
  const call = argument.parent?.kind === 'argument_list' ? argument.parent.parent : null;
  return call?.kind === 'call' && TAKES_TOKENIZER.test(call.field('function')!.text);
}

/** `tokenizer(texts, padding=True)`, or a text in a loop or in a function that `map` is given. */
function splitsMany(read: Node, file: FileContext): boolean {
  const member = read.parent?.kind === 'attribute' && read.parent.field('object') === read ? read.parent : null;
  if (member && !SPLITS.test(member.field('attribute')!.text)) return false;
  const callee = member ?? read;
  const call = callee.parent?.kind === 'call' && callee.parent.field('function') === callee ? callee.parent : null;
  if (!call) return false;
  const isRepeated = !loopsAround(call).next().done || call.enclosing('list_comprehension', 'generator_expression');
  if (keyword(call, 'padding') || isRepeated) return true;
  const name = functionOf(call)?.field('name')?.text;
  return name !== undefined && new RegExp(`\\.map\\(\\s*(?:function\\s*=\\s*)?(?:self\\.)?${name}\\b`).test(file.text);
}
