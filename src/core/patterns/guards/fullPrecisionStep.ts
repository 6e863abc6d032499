import { callersOf } from '../../context/callers.ts';
import type { FileContext } from '../../context/file.ts';
import { backwardPasses, innermostLoop, isTrainingStep, methodCalls } from '../../context/loops.ts';
import { trainsToy } from '../../context/modelSize.ts';
import { optimizesOnlyTensors } from '../../context/optimizers.ts';
import { lowersPrecision } from '../../context/precision.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Losses that refuse to run under autocast; the logits would have to be taken instead. */
const REFUSE_AUTOCAST = ['torch.nn.BCELoss', 'torch.nn.functional.binary_cross_entropy'];

/**
 * The captured backward pass is the first of the file that runs in a loop with an optimizer, or in a function that is called in one, outside of pipelines that
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
    if (lowersPrecision(file)) return 'no';
    return yesIf(!file.mentions(REFUSE_AUTOCAST) && !optimizesOnlyTensors(file));
  },
};

/** A function of the file takes a step of an optimizer: `optimizer.step()`, `opt.step_and_update()`, `for o in self.optims: o.step()`. */
const optimizes = (file: FileContext, unit: Node): boolean =>
  [...new Set(file.text.match(/\bstep\w*(?=\s*\()/g))]
    .flatMap((name) => methodCalls(file, name, unit))
    .some((call) => {
      const object = call.field('function')!.field('object')!;
      if (/opt/i.test(object.text)) return true;
      const [binding] = object.kind === 'identifier' ? file.names.bindings.reaching(object) : [];
      return binding?.kind === 'loop' && /optim/i.test(binding.value?.text ?? '');
    });

/** Names of methods that a trainer in another file calls for every batch. */
const STEP_METHOD =
  /^_?(?:forward_backward|run_step|step_train|optimi[sz]e_parameters|train(?:ing)?_(?:step|batch|iter(?:ation)?|on_batch|one_(?:step|batch|iter)))$/;

/** A backward pass in no loop of its function, which steps the optimizer and runs for every batch: by its calls, or by its name where it has none. */
function isInStepFunction(call: Node, file: FileContext): boolean {
  const unit = file.unitOf(call);
  if (unit.kind !== 'function_definition' || innermostLoop(call)) return false;
  const callers = callersOf(unit, file);
  return callers.length ? callers.some(isGivenBatch) : STEP_METHOD.test(unit.field('name')!.text);
}

/** A call with what the loop around goes over, such as the batches of a loader, and not just the number of a turn. */
function isGivenBatch(call: Node): boolean {
  const loop = innermostLoop(call);
  const over = loop?.field('right')?.text ?? 'range(';
  const names = loop?.field('left')?.text.match(/\w+/g) ?? [];
  const given = call.field('arguments')?.text ?? '';
  return (
    !/^(?:\w+\.)?t?range\(|^tqdm(?:\.tqdm)?\(\s*range\(/.test(over) &&
    names.some((name) => new RegExp(`\\b${name}\\b`).test(given))
  );
}

const firstStep = (file: FileContext) =>
  file.remember(
    'first step',
    () =>
      backwardPasses(file, file.tree.root)
        .filter((call) => {
          const loop = innermostLoop(call);
          const isRepeated = loop === null ? isInStepFunction(call, file) : isTrainingStep(loop, file);
          return isRepeated && optimizes(file, file.unitOf(call));
        })
        .sort((a, b) => a.start - b.start)[0],
  );
