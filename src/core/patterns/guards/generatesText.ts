import { billionsOf, checkpointOf, isOftenSmall, loadedBy } from '../../context/inference/pretrained.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Classes that generate, of which what is loaded by a name from elsewhere has billions of parameters nowadays. */
const GENERATES = /(?:ForCausalLM|ForConditionalGeneration|ForSeq2SeqLM|ForVision2Seq|ForImageTextToText)$/;
const LARGE = /large|\bxx?l\b|huge|giant/i;

/**
 * The captured call loads a model that generates text: by a checkpoint whose name says that it is large, or by a name that
 * comes from elsewhere, where it is taken for large
 * unless its kind is often small.
 */
export const generatesText: Guard = {
  name: 'generatesText',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const of = loadedBy(call, match.file)?.of ?? '';
    if (!GENERATES.test(of)) return 'no';
    const checkpoint = checkpointOf(call, match.file);
    if (checkpoint === null) return isOftenSmall(of) ? 'no' : 'inferred';
    return yesIf(LARGE.test(checkpoint) && (billionsOf(checkpoint) ?? 1) > 0.2);
  },
};
