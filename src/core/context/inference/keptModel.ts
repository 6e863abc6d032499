import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { evaluatedModel, type ForwardPass, isMeasured, runsElsewhere } from './evaluation.ts';
import type { FileContext } from '../file.ts';
import { isGradientFree } from './gradients.ts';
import { graphUse } from './graphUse.ts';
import { isRunByOthers } from '../host/hostForward.ts';
import { isModelCall } from '../models/models.ts';
import { trains } from '../training/training.ts';

/** Words of a function that say that gradients are wanted, or taken care of. */
const CARES =
  /requires_grad|\.grad\b|autograd|enable_grad|backward|saliency|grad_?cam|attack|adversarial|no_grad|inference_mode|set_grad_enabled|guidance|optimi[sz]/i;
/**
 * The first forward pass with gradients on of a model that `eval()` was called on elsewhere in the file: kept on `self`
 * by a class that derives from no other, or in a name of the file's own level. Null in a file that trains.
 */
export function keptWithGradients(evalCall: Node, file: FileContext): ForwardPass | null {
  if (trains(file) || runsElsewhere(file)) return null;
  const model = evaluatedModel(evalCall);
  const owner = classOf(evalCall);
  const isOwn = model.kind === 'attribute' && file.names.bindings.isSelf(model.field('object'));
  if (isOwn ? !owner || isRunByOthers(evalCall) : model.kind !== 'identifier' || owner) return null;
  const unit = file.unitOf(evalCall);
  if (!isOwn && unit.kind === 'function_definition') return null;
  const within = isOwn ? owner! : file.tree.root;
  const word = model.kind === 'attribute' ? model.field('attribute')!.text : model.text;
  for (const found of file.tree.identifiers(word, within)) {
    const use = found.parent?.kind === 'attribute' && found.parent.field('attribute') === found ? found.parent : found;
    const call = use.parent;
    if (use.text !== model.text || call?.kind !== 'call' || call.field('function') !== use) continue;
    const around = file.unitOf(call);
    if (around === unit || around.kind !== 'function_definition' || isMeasured(call, file)) continue;
    if (!isOwn && !isGlobal(use, evalCall, file)) continue;
    if (CARES.test(around.text) || isGradientFree(call, file) || graphUse(call, file) === 'frozen') continue;
    const answer = isModelCall(call, file);
    if (answer !== 'no') return { call, certain: answer === 'yes' };
  }
  return null;
}

/** The name means what the file's own level put into it. */
const isGlobal = (use: Node, evalCall: Node, file: FileContext): boolean =>
  file.names.bindings
    .reaching(use)
    .every(({ kind, statement }) => kind !== 'parameter' && file.unitOf(statement) === file.unitOf(evalCall));
