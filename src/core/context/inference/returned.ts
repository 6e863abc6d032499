import { returnsOf } from '../../names/returns.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { innermostLoop } from '../loops/loops.ts';
import { isEvaluationFunction } from '../training/training.ts';

const STEP = /^(?:eval|evaluate|evaluation|val|valid|validation|test|predict|inference)_(?:step|batch|iter)$/;

/** A method of a class with a base, by a name under which frameworks call it with gradients off. */
export const isStepOfFramework = (name: string, node: Node): boolean =>
  STEP.test(name) && (classOf(node)?.field('superclasses')?.children ?? []).some(({ text }) => text !== 'object');

/** A filter or a rescaling learns nothing, and what it does to an input is no activation to keep. */
export const isFilter = (call: Node): boolean =>
  /(?:objective|filter|blur|smooth(?:er|ing)?|gaussian|normali[sz]er?|resi[sz]er?|augment\w*)$|(?:^|[._])(?:bn|norm|renderer|to_tensor|transforms?)$/i.test(
    call.field('function')!.text,
  );

/** The result goes back to whoever called, still on its graph; unless the function's name says that it only evaluates. */
export function isKeptByCaller(call: Node, file: FileContext): boolean {
  if (isEvaluationFunction(call) || innermostLoop(call)) return false;
  const unit = file.unitOf(call);
  // Nobody learns through what has just been loaded.
  if (unit.kind !== 'function_definition' || /\bload_state_dict\(|\btorch\.load\(|\bfrom_pretrained\(/.test(unit.text))
    return false;
  const targets = targetsOf(call);
  return returnsOf(unit).some((value) => {
    if (/\b(?:detach|item|numpy|tolist|argmax|cpu)\b|\.data\b/.test(value.text)) return false;
    return (
      (value.start <= call.start && call.end <= value.end) ||
      targets.some((name) => new RegExp(`(?<![\\w.])${name}\\b`).test(value.text))
    );
  });
}

/** The names that a statement gives its value to. */
function targetsOf(call: Node): readonly string[] {
  const left = call.enclosing('assignment')?.field('left');
  return left?.kind === 'identifier' ? [left.text] : (left?.children ?? []).map(({ text }) => text);
}
