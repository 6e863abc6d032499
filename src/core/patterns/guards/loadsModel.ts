import { loadedBy } from '../../context/inference/pretrained.ts';
import { MODULE } from '../../names/meaning.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const BUILT = new Set([
  'transformers.pipeline',
  'transformers.pipelines.pipeline',
  'sentence_transformers.SentenceTransformer',
  'sentence_transformers.CrossEncoder',
  'vllm.LLM',
  'whisper.load_model',
  'tensorflow.keras.models.load_model',
]);

/** The captured call loads a model with its weights; tokenizers and configurations are none. */
export const loadsModel: Guard = {
  name: 'loadsModel',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const { names } = match.file;
    const loaded = loadedBy(call, match.file);
    if (loaded) {
      const { of, method } = loaded;
      const isModel =
        of !== undefined && [MODULE, 'diffusers.DiffusionPipeline'].some((kind) => names.apis.isKind(of, kind));
      return yesIf(isModel && method !== 'from_config');
    }
    return yesIf(BUILT.has(names.apiOf(call.field('function')!) ?? ''));
  },
};
