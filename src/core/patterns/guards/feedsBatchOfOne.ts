import { callersOf } from '../../context/loops/callers.ts';
import type { FileContext } from '../../context/file.ts';
import { modelFedWith } from '../../context/loops/decoding.ts';
import { runsPerItem } from '../../context/loops/items.ts';
import { mayBeCalledPerItem, mayRunPerItemHere } from '../../context/loops/itemsByText.ts';
import { innermostLoop } from '../../context/loops/loops.ts';
import { isGeneration, isModelCall } from '../../context/models/models.ts';
import { mayCallModel } from '../../context/models/modelText.ts';
import { runsBackward } from '../../context/training/training.ts';
import { classOf } from '../../names/scope.ts';
import { positional } from '../../flow/operation.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/** The call that runs once for every item: the model's own, or where it stands in no loop, one of its function. */
function perItemCall(model: Node, unit: Node, file: FileContext): Node | undefined {
  if (runsPerItem(model, file)) return model;
  if (unit.kind !== 'function_definition' || innermostLoop(model)) return undefined;
  return callersOf(unit, file).find((call) => runsPerItem(call, file));
}

/** Pictures from files that nothing brings to one size cannot be stacked. */
const readsPicturesAsTheyAre = (unit: Node): boolean =>
  /\bimread\(|\bImage\.open\(/.test(unit.text) &&
  !/resize|crop|transform|preprocess|letterbox|processor/i.test(unit.text);

/** What a model is told of earlier items, and what is no model or decodes one item only. */
const CARRIES = /past_key_values|\b(?!use_cache\b)\w*cache\w*\s*=|\bhidden\b|\bstates?\s*=/;
const NO_MODEL = /\.decode$|mel\b|mel_|_mel|stft|spectrogram|transform$|resampl|conditioning|vocod/i;
/** Recordings differ in length, and one fills the device; their pieces are another matter. */
const RECORDINGS = /\bmels?\b|_mel|\bwavs?\b|\bwav_|_wav\b|sampling_rate|vocod/i;
const PIECES = /segment|window|chunk|tile/i;

/** Each item has to go alone, or there are a few only: a list that callers seldom give, conditions of a picture, faces. */
function goesAlone(model: Node, perItem: Node, unit: Node): boolean {
  if (CARRIES.test(model.field('arguments')?.text ?? '')) return true;
  if ([model, perItem].some((call) => NO_MODEL.test(call.field('function')!.text))) return true;
  if (RECORDINGS.test(unit.text) && !PIECES.test(unit.text)) return true;
  if (/Pipeline$/.test(classOf(perItem)?.field('name')?.text ?? '')) return true;
  if (/face/i.test(innermostLoop(perItem)?.field('right')?.text ?? '')) return true;
  for (const around of perItem.ancestors()) {
    if (around.kind === 'function_definition') return false;
    const test = around.kind === 'if_statement' ? around.field('condition')!.text : '';
    if (/\b(?:isinstance|type)\([^)]*\)?.*\b(?:list|tuple)\b/.test(test)) return true;
  }
  return false;
}

const FIRST_AXIS = /\.\s*(?:unsqueeze\s*\(\s*(?:\w+\s*=\s*)?0|(?:view|reshape)\s*\(\s*1\s*,)/;
const OF_LIST = /\.\s*unsqueeze\s*\(\s*-?1/;

/** Gradients are asked for; `torch.autograd.Variable` only says so. */
const TAKES_GRADIENTS = /autograd(?!\.Variable\b|\s+import\s+Variable\b)|enable_grad/;

/** By the text alone: an axis is put in front, and the function runs for every item or is called for each. */
function mayFeed(around: Surroundings): boolean {
  if (!around.says(FIRST_AXIS) && !(around.says(OF_LIST) && around.functionSays(/tensor\s*\(/i))) return false;
  if (!around.rememberOwn('may run a model alone', (own) => mayRunAlone(own, around))) return false;
  return (!/Pipeline$/.test(around.owner ?? '') && mayRunPerItemHere(around)) || mayBeCalledPerItem(around);
}

/** A function calls a model, and says nothing of why it takes one thing at a time. */
const mayRunAlone = (own: string, around: Surroundings): boolean =>
  !TAKES_GRADIENTS.test(own) &&
  (!RECORDINGS.test(own) || PIECES.test(own)) &&
  (/\.\s*generate\s*\(/.test(own) || mayCallModel(own, around));

/**
 * The captured call makes a batch of one sample (`x.unsqueeze(0)`) for a model that runs, or generates a text, once for
 * every item: in the same function, or in a function that is called for every item. That call becomes the region.
 */
export const feedsBatchOfOne: Guard = {
  name: 'feedsBatchOfOne',
  takes: { call: 'capture' },
  mayStand: mayFeed,
  ask(match, args) {
    const { file } = match;
    const made = match.node(args.text('call'));
    const axis = positional(made)[0]?.text;
    const receiver = made.field('function')!.field('object')!;
    const isList =
      receiver.kind === 'call' && /Tensor$|^torch\.(?:tensor|as_tensor)$/.test(receiver.field('function')!.text);
    const isReshaped = /\.(?:view|reshape)$/.test(made.field('function')!.text);
    if (
      isReshaped
        ? axis !== '1' || positional(made).length < 2
        : axis !== '0' && !(isList && (axis === '1' || axis === '-1'))
    )
      return 'no';
    const unit = file.unitOf(made);
    if (runsBackward(file, unit) || TAKES_GRADIENTS.test(unit.text)) return 'no';
    const model = modelFedWith(
      made,
      unit.field('body') ?? unit,
      file,
      (call) => isModelCall(call, file) !== 'no' || isGeneration(call),
    );
    if (!model) return 'no';
    const perItem = perItemCall(model, unit, file);
    if (!perItem || readsPicturesAsTheyAre(unit) || goesAlone(model, perItem, unit)) return 'no';
    match.see('model', model);
    match.setRegion(perItem);
    match.growTo(perItem);
    return sure(isModelCall(model, file) === 'yes');
  },
};
