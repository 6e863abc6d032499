import type { Node } from '../../syntax/node.ts';
import { functionOf } from '../../names/scope.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { FileContext } from '../file.ts';
import { seemsToRunOften } from '../loops/frequency.ts';
import { innermostLoop, isOccasional } from '../loops/loops.ts';

/** What batches and their parts are called, where a function is given one. */
const DATA =
  /^_*(?:(?:\w+_)?(?:batch(?:es)?|inputs?|imgs?|images?|pixels?|pixel_values|labels?|targets?|samples?|tokens?|ids|seqs?|frames?|audios?|wavs?|waveforms?|mels?|feats?|features?|obs|observations?|texts?|queries|query|docs?|src|trg|tgt|points|rays|clips?|videos?|specs?|encodings?|data|mask)(?:_\w+)?|[xyXYQD])$/;

/** Functions that work on one batch, whatever class they belong to. */
const OF_BATCH =
  /batch|^(?:feed_data|set_input)$|^_*(?:training|validation|train|val|valid|eval|test|model)_step|forward|loss|^_*(?:predict|embed|encode|score|infer|query|doc|act|learn|update|get_metrics?\w*)(?:_|$)/;

/** One prompt, clip or volume a call, or a set-up. */
const ONE =
  /^_*(?:main|run(?!\w*batch)|init|setup|load|build|prepare_(?!batch|data_batch|inputs?$)|paint|mask|convert|export|save|plot|log|demo|test$|make_|create_|get_(?:image(?!_metrics)|prompt)|preprocess|inpaint|interpolate|align)|prompt|volume|case\b|text_embed/;

/** What makes a batch of the host: a tokenizer, a processor, `torch.stack` of items. */
const MAKERS =
  /(?:tokeniz\w*|processor|feature_extractor|image_transform|batch_encode_plus|pad_sequence|(?:^|\.)collate\w*|torch\.(?:stack|from_numpy))$/i;

/**
 * True when a copy to a device moves a batch, or a part of it, that the function is given, or that a tokenizer or
 * `torch.stack` has just made of items: the first such copy of its function, in code that seems to run for every batch.
 */
export function copiesGivenData(copy: Node, root: string, file: FileContext): boolean {
  const definition = functionOf(copy);
  if (!definition || copy.enclosing('lambda') || ONE.test(definition.field('name')?.text ?? '')) return false;
  if (!isOfBatch(copy, root, definition, file) || !runsForBatches(copy, definition, file)) return false;
  return file.remember(`first given copy ${definition.start}`, () => copy) === copy;
}

function isOfBatch(copy: Node, root: string, definition: Node, file: FileContext): boolean {
  const moved = copy.field('function')!.field('object')!;
  if (moved.kind === 'call') return isMade(moved, copy, definition);
  if (/\.(?:data|grad|weight|bias)$/.test(moved.text)) return false;
  const name = firstOf(root, copy, definition, file);
  if (!name) return false;
  const given = file.names.bindings.reaching(name).filter(({ statement }) => statement.start < copy.start);
  if (!given.length) return false;
  const key = /\[['"](\w+)['"]\]$/.exec(moved.text)?.[1] ?? root;
  // The device of another tensor is where most of what a forward pass is given lies already.
  const isElsewhere = isOfTensor(copy) && !/batch/.test(root);
  if (given.every(({ kind }) => kind === 'parameter')) return !isElsewhere && (DATA.test(root) || DATA.test(key));
  return given.every(
    ({ kind, value }) => kind === 'assignment' && value?.kind === 'call' && isMade(value, copy, definition),
  );
}

/** The name as it stands in the copy, or, of what a comprehension goes over, behind it. */
function firstOf(root: string, copy: Node, definition: Node, file: FileContext): Node | undefined {
  const [inCopy] = file.tree.identifiers(root, copy);
  if (inCopy) return inCopy;
  const [behind] = file.tree.identifiers(root, { start: copy.end, end: definition.end });
  return behind;
}

/** Texts of one question are tokenized where no loop stands; and items that follow the device of a tensor may lie there. */
function isMade(call: Node, copy: Node, definition: Node): boolean {
  const made = MAKERS.exec(call.field('function')!.text)?.[0];
  if (made === undefined) return false;
  if (/^torch/.test(made)) return !isOfTensor(copy);
  return innermostLoop(copy) !== null || !ASKED.test(definition.field('name')!.text);
}

/** Functions that answer one request. */
const ASKED = /^_*(?:generate|chat|answer|ask|respond|reply|infer(?:ence)?$|predict$|evaluate$)/;

/** `x.to(y.device)`; the device of `self`, of the model or of settings is none of a tensor. */
function isOfTensor(copy: Node): boolean {
  const device = keyword(copy, 'device') ?? positional(copy)[0];
  return (
    device !== undefined &&
    /\.device$/.test(device.text) &&
    !/^(?:self|cls|args?|opts?|cfg|conf\w*|hparams|trainer|\w*model|self\.\w*model)\.device$/.test(device.text)
  );
}

function runsForBatches(copy: Node, definition: Node, file: FileContext): boolean {
  const loop = innermostLoop(copy);
  // Where the batch itself does not wait, somebody thought of the rest.
  if (isRepair(copy, definition) || doesNotWait(loop ?? definition, file)) return false;
  if (loop && isOccasional(copy, loop, file)) return false;
  if (seemsToRunOften(copy, file, keyword(copy, 'device') ?? positional(copy)[0])) return true;
  return OF_BATCH.test(definition.field('name')?.text ?? '');
}

/** `if not x.is_cuda: x = x.cuda()`: a caller who thought of it has nothing copied. */
function isRepair(copy: Node, definition: Node): boolean {
  for (const around of copy.ancestors()) {
    if (around === definition) return false;
    if (around.kind === 'if_statement' && /\.is_cuda|\.device\s*!=/.test(around.field('condition')!.text)) return true;
  }
  return false;
}

const doesNotWait = (around: Node, file: FileContext): boolean =>
  file.hasWord('non_blocking') &&
  file.remember(`does not wait ${around.start}`, () => /\bnon_blocking\s*=\s*True\b/.test(around.text));
