import { MODULE } from '../names/meaning.ts';
import type { Answer } from '../patterns/match.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';

const MODEL_NAME =
  /(?:^|_)(?:model|net|network|decoder|encoder|transformer|lm|llm|gpt|seq2seq|classifier|generator|backbone|unet|module)\d*$/i;

/** True for a name that says model: `self.decoder`, `net2`, `teacher_model`. */
export const namesModel = (node: Node): boolean =>
  MODEL_NAME.test(node.kind === 'attribute' ? node.field('attribute')!.text : node.text);

const RUNS = new Set(['forward', 'decode', '__call__', 'apply']);

/** Whether a call runs a neural network forward; what is only called a model is taken for one. */
export function isModelCall(call: Node, file: FileContext): Answer {
  const callee = call.kind === 'call' ? call.field('function') : null;
  if (!callee) return 'no';
  const receiver =
    callee.kind === 'attribute' && RUNS.has(callee.field('attribute')!.text) ? callee.field('object')! : callee;
  if (/loss|criterion|metric/i.test(receiver.text)) return 'no';
  const meaning = file.names.meaningOf(receiver);
  if (meaning.kind === 'instance' && meaning.of) {
    if (file.names.apis.isKind(meaning.of, 'tensorflow.keras.Model')) return 'yes';
    return file.names.apis.isKind(meaning.of, MODULE) && !/^torch\.nn\.(?!Module$)/.test(meaning.of) ? 'yes' : 'no';
  }
  if (meaning.kind === 'api' || meaning.kind === 'literal' || meaning.kind === 'class') return 'no';
  const name = receiver.kind === 'attribute' ? receiver.field('attribute')!.text : receiver.text;
  return meaning.kind !== 'function' && MODEL_NAME.test(name) ? 'inferred' : 'no';
}
