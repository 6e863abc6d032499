import { methodNamed } from '../../context/loops/callers.ts';
import { classOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured model is called like one and is no part of another, and a loop or a generation in the file runs such a
 * thing; a trainer of another file, a conversion of checkpoints or a count of operations has no use for compiling.
 */
export const servesModel: Guard = {
  name: 'servesModel',
  takes: { model: 'capture' },
  ask(match, args) {
    const model = match.node(args.text('model'));
    const owner = classOf(model);
    if (!MODEL.test(model.text) || (owner && methodNamed(owner, 'forward'))) return 'no';
    const { text } = match.file;
    return yesIf(match.file.remember('serves model', () => LOOPS.test(text) && RUNS.test(text) && !OTHER.test(text)));
  },
};

const MODEL =
  /(?:model|net|network|encoder|decoder|generator|classifier|transformer|gpt|vae|unet|detector)s?(?:\[[^\]]*\])?(?:\.(?:to|cuda|half|bfloat16|float)\([^()]*\))*$|\w\.from_pretrained\(|(?:instantiate|build|create|load)\w*\(/i;
const LOOPS = /(?:^|\n)[ \t]*(?:async )?(?:for|while)\b[^\n]*:|\.generate\(/;
const RUNS =
  /\b(?:self\.)?\w*(?:model|net|network|encoder|decoder|generator|transformer|gpt|pipe\w*)(?:\.(?:module|generate|forward|encode\w*|decode\w*|predict\w*|inference\w*|sample\w*))?\(/i;
const OTHER =
  /\b[tT]rainer\b|Trainer\(|\.fit\(|\bBrain\b|save_pretrained\(|\bconvert_|\bflops\b|register_forward_hook/i;
