import type { FileContext } from '../../context/file.ts';
import { backwardPasses, innermostLoop, isTrainingStep, methodCalls } from '../../context/loops.ts';
import { trainsToy } from '../../context/modelSize.ts';
import { optimizesOnlyTensors } from '../../context/optimizers.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Words of every way to train in less than fp32, and of tools that decide it by a setting. */
const LOWER_PRECISION =
  /autocast|\bamp\b|\bamp_|_amp\b|\bhalf\(|float16|bfloat16|bf16|fp16|fp8|GradScaler|loss_scaler|precision|deepspeed|set_default_dtype|double\(\)|float64|torch\.double|use_fp|kbit|[48]bit|bitsandbytes|dtype\s*=\s*(?:args|config|cfg|self)/i;

/** Losses that refuse to run under autocast; the logits would have to be taken instead. */
const REFUSE_AUTOCAST = ['torch.nn.BCELoss', 'torch.nn.functional.binary_cross_entropy'];

/**
 * The captured backward pass is the first of the file that runs in a loop with an optimizer, outside of pipelines that
 * only guide their samples by gradients; nothing in the file lowers the precision, and nothing forbids it: no loss that
 * autocast refuses, no pass over several machines, no toy, no picture that is changed instead of a network.
 */
export const fullPrecisionStep: Guard = {
  name: 'fullPrecisionStep',
  takes: { backward: 'capture' },
  ask(match, args) {
    const { file } = match;
    const backward = match.node(args.text('backward'));
    if (firstStep(file) !== backward || /Pipeline\b/.test(classOf(backward)?.field('superclasses')?.text ?? ''))
      return 'no';
    if (/\bdist_autograd\b|distributed\.autograd/.test(backward.text) || trainsToy(file)) return 'no';
    if (LOWER_PRECISION.test(file.text.replace(/#.*$/gm, ''))) return 'no';
    return yesIf(!file.mentions(REFUSE_AUTOCAST) && !optimizesOnlyTensors(file));
  },
};

const optimizes = (file: FileContext, unit: Node): boolean =>
  methodCalls(file, 'step', unit).some((call) => /opt/i.test(call.field('function')!.field('object')!.text));

const firstStep = (file: FileContext) =>
  file.remember(
    'first step',
    () =>
      backwardPasses(file, file.tree.root)
        .filter((call) => {
          const loop = innermostLoop(call);
          return loop !== null && isTrainingStep(loop, file) && optimizes(file, file.unitOf(call));
        })
        .sort((a, b) => a.start - b.start)[0],
  );
