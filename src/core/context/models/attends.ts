import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { callsIn } from '../data/tokenizers.ts';
import type { FileContext } from '../file.ts';

const ATTENDS = /attention|attn|attend|softmax|transformer|gpt|llama|bert|t5|seq2seq|from_pretrained/i;
/** Layers over time that keep no keys and values, where no layer attends to earlier positions beside them. */
const RUNS_OVER_TIME = /\bConv1d\(|\b(?:GRU|LSTM|RNN)(?:Cell)?\(/;
const LOOKS_BACK = /multi_?head|transformer|self_?att|causal/i;

/**
 * False when the model that a call runs is of a class of this file, all of whose parts are known and attend to no earlier
 * position: one that convolves, recurs or looks up tokens keeps no keys and values.
 */
export function mayAttend(call: Node, file: FileContext): boolean {
  const made = classOfModel(call, file);
  if (!made || !isWhole(made)) return true;
  if (RUNS_OVER_TIME.test(made.text) && !LOOKS_BACK.test(made.text)) return false;
  const parts = new Set<Node>([made]);
  // The function that picks a token has a softmax of its own.
  const sampler = file.unitOf(call).text;
  for (const owner of parts) {
    if (ATTENDS.test(owner.text.replace(sampler, ''))) return true;
    for (const part of callsIn(owner)) {
      const callee = part.field('function')!;
      const meaning = file.names.meaningOf(callee);
      if (meaning.kind === 'class') parts.add(meaning.node);
      // A layer that somebody else wrote may attend as well as not.
      else if (/(?:^|\.)[A-Z]\w*$/.test(callee.text) && !file.names.apiOf(callee)?.startsWith('torch.')) return true;
    }
  }
  return false;
}

/** True when a class says what it is made of, and inherits nothing beside a module. */
const isWhole = (made: Node): boolean =>
  /\bdef\s+__init__\b/.test(made.text) &&
  /^\(\s*(?:\w+\.)*\w*Module\s*\)$/.test(made.field('superclasses')?.text ?? '()');

/** The class of the model that a call runs, where this file defines it. */
function classOfModel(call: Node, file: FileContext): Node | null {
  let model = call.field('function')!;
  if (model.kind === 'attribute' && /^(?:forward|decode)$/.test(model.field('attribute')!.text))
    model = model.field('object')!;
  if (model.text === 'self') return classOf(call);
  const meaning = file.names.meaningOf(model);
  if (meaning.kind === 'instance') return meaning.local;
  // `model.decoder` beside a `class Decoder`.
  const name = model.kind === 'attribute' ? model.field('attribute')!.text : '';
  const wanted = name.charAt(0).toUpperCase() + name.slice(1);
  for (const word of wanted ? file.tree.identifiers(wanted, file.tree.root) : [])
    if (word.parent?.kind === 'class_definition' && word.parent.field('name') === word) return word.parent;
  return null;
}
