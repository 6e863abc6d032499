import type { FileContext } from '../../context/file.ts';
import { trainsWholeModel } from '../../context/models/modelSize.ts';
import { parametersIn } from '../../context/training/parameterGroups.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured optimizer gets all parameters of a large model: the file speaks for one, by a library or by name, and
 * what is handed over are a model's parameters or what a function makes of a model; not adapters, a layer or a vector.
 */
export const optimizesLargeModel: Guard = {
  name: 'optimizesLargeModel',
  takes: { call: 'capture' },
  ask(match, args) {
    const { file } = match;
    if (!trainsWholeModel(file)) return 'no';
    const call = match.node(args.text('call'));
    const given = keyword(call, 'params') ?? positional(call)[0];
    return yesIf(given !== undefined && given !== null && isWhole(given, file));
  },
};

const FEW =
  /vector|probe|head|prompt|embed|\bclassifier\.(?:named_)?parameters\(|(?:\b|_)layers?\b|projector|\.items\(/i;
const OF_MODEL = /^\w+(?:\.\w+)*\(\s*(?:self\.)?\w*(?:model|net|vit|encoder)\w*\b/i;

function isWhole(given: Node, file: FileContext): boolean {
  const written = given.kind === 'identifier' ? file.names.bindings.reaching(given).map(({ value }) => value) : [];
  const origins = parametersIn(given, file);
  return (
    origins.every(({ text }) => /parameters\(|\bmaster_params$/.test(text) || OF_MODEL.test(text)) &&
    ![...origins, ...written].some((part) => part && FEW.test(part.text.replace(/\blayer_decay\b/g, '')))
  );
}
