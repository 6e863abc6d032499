import { callersOf } from '../../context/loops/callers.ts';
import type { FileContext } from '../../context/file.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** So many calls are followed from a helper up to what a loader calls. */
const MOST_CALLS = 2;
const DRAWN = /collate|^__getitem__$|^(?:training|train)_step$/i;
const COLLATORS = /Collat(?:e|or)/;
/** Collators of an embedding run, where each text comes once. */
const ONCE = /Encod|Embed|Eval|Infer|Predict|Test|Search|Generat|Prompt/;
/** `create_biencoder_input(samples, tensorizer)`: makes the tensors of one batch. */
const MAKES_BATCH = /^_*(?:create|make|build|prepare|get)_\w*(?:batch|inputs?)$/;
const GIVEN_TEXTS = /\b(?:tokenizer|tensorizer)\b/;
const GIVEN_SAMPLES = /\b(?:samples|batch|sentences|batch_texts)\b/;

/**
 * The captured node runs each time a sample or a batch is drawn: in `__getitem__`, in a function or class that collates, in a
 * helper that only these call, or in a function that makes a batch of samples with a tokenizer. In collators of a single
 * pass only what is undone at once (`decode(encode(text))`) counts.
 */
export const preparesSamples: Guard = {
  name: 'preparesSamples',
  takes: { node: 'capture' },
  needs: () => [{ words: [], text: PREPARES }],
  mayStand: ({ definition }) => definition !== null,
  ask(match, args) {
    const node = match.node(args.text('node'));
    const definition = functionOf(node);
    if (!definition || isMeasured(definition) || !isDrawn(definition, match.file, 0)) return 'no';
    // Beside decoding pictures, and the pass of what looks at them, a short text takes no time.
    if (PICTURES.test(definition.text) && !isUndone(node)) return 'no';
    if (SOUND.test((classOf(node) ?? definition).text) && !isUndone(node)) return 'no';
    const owner = classOf(node)?.field('name')?.text ?? '';
    return yesIf(!(COLLATORS.test(owner) && ONCE.test(owner)) || isUndone(node));
  },
};

const isDrawn = (definition: Node, file: FileContext, depth: number): boolean =>
  file.remember(`is drawn ${definition.start} ${depth}`, () => {
    const name = definition.field('name')?.text ?? '';
    const owner = classOf(definition)?.field('name')?.text ?? '';
    if (DRAWN.test(name)) return true;
    if (COLLATORS.test(owner) && /^(?:__call__|torch_call|__\w*collate\w*)$/.test(name)) return true;
    const parameters = definition.field('parameters')?.text ?? '';
    if (MAKES_BATCH.test(name) && GIVEN_TEXTS.test(parameters) && GIVEN_SAMPLES.test(parameters)) return true;
    const around = functionOf(definition);
    if (around) return isDrawn(around, file, depth);
    if (depth >= MOST_CALLS || /^__/.test(name)) return false;
    const calls = callersOf(definition, file);
    return (
      calls.length > 0 &&
      calls.every((call) => {
        const caller = functionOf(call);
        return caller !== null && caller !== definition && isDrawn(caller, file, depth + 1);
      })
    );
  });

/** The names that {@link isDrawn} looks for, where they are defined. */
const PREPARES =
  /\bdef\s+(?:\w*collate\w*|__getitem__|(?:training|train)_step)\b|\bclass\s+\w*Collat(?:e|or)|\bdef\s+_*(?:create|make|build|prepare|get)_\w*(?:batch|inputs?)\s*\([^]{0,600}?(?:tokenizer|tensorizer)/i;

/** `return -len(tokens), text`: a key to sort by, and no batch. */
const isMeasured = (definition: Node): boolean => /\n\s*return\s*\(?\s*-?\s*len\(/.test(definition.text);

/** Reading a recording takes a hundred times as long as its transcript. */
const SOUND = /waveform|\bwavs?\b|\baudio|_audio|fbank|\bmel_|spectrogram|torchaudio|soundfile|librosa/i;
const PICTURES = /\bimages?\b|_images?\b|\bimage_|pixel|\bvision/i;

/** `tokenizer.decode(tokenizer.encode(text, truncation=True))`: only to cut the text. */
const isUndone = (call: Node): boolean => {
  const outer = call.parent?.parent;
  return outer?.kind === 'call' && /\.decode$/.test(outer.field('function')!.text);
};
