import { castsToHalf } from '../../context/training/precision.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured call turns the weights of a network to fp16 in a function that goes on to make an optimizer or a trainer:
 * not of a teacher or another network that only infers, and nothing of it is turned back to fp32 there.
 */
export const halvedForTraining: Guard = {
  name: 'halvedForTraining',
  takes: { call: 'capture' },
  mayStand: (around) => around.wholeSays(HALVES) && around.functionSays(TRAINS),
  ask(match, args) {
    const { file } = match;
    const call = match.node(args.text('call'));
    const network = call.field('function')?.field('object')?.text ?? '';
    if (!NETWORK.test(network) || INFERS.test(network) || !castsToHalf(call, file) || !isStatement(call)) return 'no';
    const unit = file.unitOf(call);
    const behind = unit.text.slice(call.end - unit.start);
    const name = network.replace(/\./g, '\\.');
    const isTurnedBack = new RegExp(`(?<![\\w.])${name}\\.float\\(\\)`).test(behind);
    return yesIf(TRAINS.test(behind.replace(/#.*$/gm, '')) && !isTurnedBack);
  },
};

/** `model.half()` for itself, or given a name: what follows it works on the weights that it made. */
function isStatement(call: Node): boolean {
  let top = call;
  while (top.parent?.kind === 'attribute' && top.parent.parent?.kind === 'call') {
    if (!/^(?:to|cuda|train|half)$/.test(top.parent.field('attribute')!.text)) return false;
    top = top.parent.parent;
  }
  return /^(?:expression_statement|assignment)$/.test(top.parent?.kind ?? '');
}

const NETWORK =
  /(?:^|[._])\w*(?:model|net|network|module|encoder|decoder|generator|discriminator|transformer|policy)$/i;
/** A call on what is called so, as the text has it. */
const HALVES =
  /(?:model|net|network|module|encoder|decoder|generator|discriminator|transformer|policy)\s*\.\s*(?:half|to)\s*\(/i;
const INFERS = /teacher|vae|text_encoder|ema|frozen|ref_|_ref|eval|test|infer|reward|clip|base_model|critic_net_old/i;
/** An optimizer is made from here on, or a trainer that makes one. */
const TRAINS =
  /\b(?:\w*(?:Adam|AdamW|SGD|Adagrad|RMSprop|Adafactor|LAMB|Lamb|FP16_Optimizer)|\w*(?:build|get|make|create|setup|configure)_optimi[sz]er\w*|(?<!Get|get_)\w*Trainer)\(/;
