import { billionsOf, checkpointOf, isOftenSmall, loadedBy } from '../../context/inference/pretrained.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const LARGE = /(?:^|[-_/])(?:large|x+l|huge|giant|bigg|so400m)(?:$|[-_/\d])/i;
/** Billions of parameters from which on a pass of float32 is felt. */
const FELT = 0.25;
/** Classes of which the checkpoints that do the work have hundreds of millions of parameters: speech, and text with pictures. */
const KINDS =
  /\.(?:Wav2Vec2\w*|Hubert\w*|WavLM\w*|Whisper\w*|SeamlessM4T\w*|UniSpeech\w*|Data2VecAudio\w*|Bark\w*|MusicGen\w*|Musicgen\w*|Blip\w*|Llava\w*|Owl\w*|Sam\w*Model|Kosmos\w*|Pix2Struct\w*|Donut\w*|VisionEncoderDecoder\w*|T5\w*|MT5\w*|Bart\w*|MBart\w*|M2M100\w*|NllbMoe\w*|Pegasus\w*|AutoModelFor(?:CTC|SpeechSeq2Seq|Seq2SeqLM|Vision2Seq|ImageTextToText|MaskGeneration|ZeroShotObjectDetection)|\w*For(?:CausalLM|ConditionalGeneration))$/;

/**
 * The captured call loads a model whose checkpoint says that it is large, or whose name comes from elsewhere, where the
 * kind of model is taken to say it.
 */
export const usuallyLarge: Guard = {
  name: 'usuallyLarge',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const checkpoint = checkpointOf(call, match.file);
    if (checkpoint === null) {
      const of = loadedBy(call, match.file)?.of ?? '';
      return KINDS.test(of) && !isOftenSmall(of) ? 'inferred' : 'no';
    }
    const billions = billionsOf(checkpoint);
    return yesIf(LARGE.test(checkpoint) || (billions !== undefined && billions >= FELT));
  },
};
