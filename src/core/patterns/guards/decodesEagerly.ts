import type { FileContext } from '../../context/file.ts';
import { choosesAppleOnly } from '../../context/host/device.ts';
import { DECODING, isDecodingLoop, loopsAround } from '../../context/loops/loops.ts';
import { callsIn } from '../../context/data/tokenizers.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/** A cache, or the place up to which one is filled, among the arguments of a model. */
const KEPT =
  /(?:\b|_)(?:kv|past|kvs?_?cache|cache|caches|mems?|past_key_values|layer_past|inference_params|input_pos|start_pos|prev_pos|cur_pos|incremental_state)\w*\b/;
const RUNS =
  /(?:model|decoder|transformer|net|network|lm|gpt|llm|self)\d*(?:\.(?:forward|decode|step|module|decode_one_token))?$/i;
const WITHOUT =
  /use_cache\s*=\s*False|cache\s*=\s*None|inputs_embeds\s*=\s*[^,\n]*(?:frame|image|visual|video|vision|chunk|prompt)/;
/** What makes a step of decoding one graph, or leaves it to an engine. */
const COMPILED =
  /\btorch\.compile\b|\.compile\(|cuda_?graph|CUDAGraph|torch\.jit|make_graphed|tensorrt|onnxruntime|\bjax\b|\bvllm\b|torch_xla|autograd\.grad|\.backward\(/i;

/**
 * The captured call picks a token in a loop in which a model with a cache runs eagerly: nothing in the file compiles a
 * step or records it as a graph. The model's call becomes the region.
 */
export const decodesEagerly: Guard = {
  name: 'decodesEagerly',
  takes: { pick: 'capture' },
  needs: () => [DECODING],
  mayStand: (around) => around.inLoop,
  ask(match, args) {
    const { file } = match;
    if (file.remember('compiles a step', () => COMPILED.test(file.text)) || choosesAppleOnly(file)) return 'no';
    for (const loop of loopsAround(match.node(args.text('pick')))) {
      const call = isDecodingLoop(loop, file) ? stepOf(loop, file) : null;
      if (!call) continue;
      match.see('loop', loop.field('right') ?? loop.field('condition') ?? loop);
      match.setRegion(call);
      match.growTo(call);
      return 'inferred';
    }
    return 'no';
  },
};

/** The call of a model with its cache in the loop's body. */
const stepOf = (loop: Node, file: FileContext): Node | null =>
  file.remember(
    `eager step ${loop.start}`,
    () =>
      callsIn(loop.field('body')).find((call) => {
        const given = call.field('arguments')?.text ?? '';
        return RUNS.test(call.field('function')!.text) && KEPT.test(given) && !WITHOUT.test(given);
      }) ?? null,
  );
