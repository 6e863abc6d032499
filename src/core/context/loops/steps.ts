import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { callersOf } from './callers.ts';
import type { FileContext } from '../file.ts';
import { backwardPasses, innermostLoop, isTrainingStep, methodCalls } from './loops.ts';

/** A function of the file takes a step of an optimizer: `optimizer.step()`, `opt.step_and_update()`, `for o in self.optims: o.step()`. */
const optimizes = (file: FileContext, unit: Node): boolean =>
  [...new Set(file.text.match(/\bstep\w*(?=\s*\()/g))]
    .flatMap((name) => methodCalls(file, name, unit))
    .some((call) => {
      const object = call.field('function')!.field('object')!;
      if (/opt|adam|sgd|rmsprop|solver/i.test(object.text)) return true;
      const [binding] = object.kind === 'identifier' ? file.names.bindings.reaching(object) : [];
      return binding?.kind === 'loop' && /optim/i.test(binding.value?.text ?? '');
    });

/** The optimizer steps in the function of a backward pass, or in one that calls it. */
const isOptimized = (call: Node, file: FileContext): boolean => {
  const unit = file.unitOf(call);
  if (optimizes(file, unit)) return true;
  return (
    unit.kind === 'function_definition' && callersOf(unit, file).some((caller) => optimizes(file, file.unitOf(caller)))
  );
};

/** Names of methods that a trainer in another file calls for every batch. */
const STEP_METHOD =
  /^_?(?:forward_backward|run_step|step_train|optimi[sz]e(?:_(?:parameters|model|agent))?|fit_batch|batch_update|update(?:_(?:model|agent|policy|actor|critic|parameters|networks?|batch))?|learn|train(?:ing)?_(?:step|batch|iter(?:ation)?|on_batch|one_(?:step|batch|iter)))$/;

/** A backward pass in no loop of its function, which steps the optimizer and runs for every batch: by its calls, or by its name where it has none. */
function isInStepFunction(call: Node, file: FileContext): boolean {
  const unit = file.unitOf(call);
  if (unit.kind !== 'function_definition' || innermostLoop(call)) return false;
  const name = unit.field('name')!.text;
  const callers = callersOf(unit, file).filter((caller) => classOf(unit) === null || !FRAMEWORK.test(caller.text));
  if (callers.length) return callers.some(isGivenBatch);
  return STEP_METHOD.test(name) || TAKES_BATCH.test(unit.field('parameters')?.text ?? '');
}

/** What a function takes that propagates one batch and is called by another file. */
const TAKES_BATCH =
  /\b(?:\w*batch|data|samples?|inputs?|images?|imgs|transitions|experiences?|tokens|input_ids|targets?|labels?)\b/;

/** `logger.update(…)`, `optimizer.step()` and the like, which bear the name of a step by chance. */
const FRAMEWORK =
  /^(?:\w+\.)*(?:\w*(?:dict|logger|bar|meter\w*|kwargs|config|cfg|args|stats|metrics?|writer|hash|pbar|defaults|state|ema)\w*)\.update\(|^(?:\w+\.)*\w*(?:opt|adam|sgd|solver|sched|scaler|lr|env)\w*\.step\(/i;

/** A call with what the loop around goes over, such as the batches of a loader, and not just the number of a turn. */
function isGivenBatch(call: Node): boolean {
  const loop = innermostLoop(call);
  const over = loop?.field('right')?.text ?? 'range(';
  const names = [...(loop?.field('left')?.text.match(/\w+/g) ?? []), ...drawnIn(loop)];
  const given = call.field('arguments')?.text ?? '';
  const isCounted = /^(?:\w+\.)?t?range\(|^tqdm(?:\.tqdm)?\(\s*range\(/.test(over);
  const gives = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(given);
  return isCounted ? drawnIn(loop).some(gives) : names.some(gives);
}

/** What a turn takes from an iterator or a sampler: `batch = next(batches)`, `x, y = get_batch("train")`. */
function drawnIn(loop: Node | null): readonly string[] {
  const drawn = loop?.field('body')?.text.matchAll(DRAWS) ?? [];
  return [...drawn].flatMap(([, names]) => names!.match(/\w+/g) ?? []);
}

const DRAWS =
  /(?:^|\n)[ \t]*([\w, ]+?)[ \t]*=[ \t]*(?:next\(|[\w.]*(?:get|sample|next|load)\w*batch\w*\(|[\w.]*(?:buffer|memory|replay)\w*\.sample\()/g;

/** The first backward pass of the file that runs again and again with an optimizer. */
export const firstStep = (file: FileContext): Node | undefined =>
  file.remember(
    'first step',
    () =>
      backwardPasses(file, file.tree.root)
        .filter((call) => {
          const loop = innermostLoop(call);
          const isRepeated = loop === null ? isInStepFunction(call, file) : isTrainingStep(loop, file);
          return isRepeated && isOptimized(call, file);
        })
        .sort((a, b) => a.start - b.start)[0],
  );
