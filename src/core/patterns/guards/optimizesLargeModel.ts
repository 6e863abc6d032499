import type { FileContext } from '../../context/file.ts';
import { loopsAround } from '../../context/loops.ts';
import { trainsWholeModel } from '../../context/modelSize.ts';
import { originsOf } from '../../context/origins.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { scopeOf } from '../../names/scope.ts';
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

const FEW = /vector|probe|head|prompt|embed|(?:\b|_)layers?\b|projector|\.items\(/i;
const OF_MODEL = /^\w+(?:\.\w+)*\(\s*(?:self\.)?\w*(?:model|net|vit|encoder)\w*\b/i;

/** The parameters of groups that are written out (`[{'params': decay}, {'params': rest}]`), or null. */
function groupsOf(origin: Node, file: FileContext): readonly Node[] | null {
  if (!['list', 'tuple'].includes(origin.kind) || !origin.children.length) return null;
  const parameters = origin.children.map((group) =>
    group.kind === 'dictionary'
      ? group.children.find((pair) => /^['"]params['"]$/.test(pair.field('key')?.text ?? ''))?.field('value')
      : group.kind === 'call' && group.field('function')?.text === 'dict'
        ? keyword(group, 'params')
        : undefined,
  );
  if (!parameters.every((part) => part !== undefined && part !== null)) return null;
  return parameters.flatMap((part) => loopThatFills(part, file) ?? originsOf(part, file));
}

/** `for name, p in model.named_parameters(): …` where that loop puts parameters into a list that began empty: what it goes over. */
function loopThatFills(list: Node, file: FileContext): readonly Node[] | null {
  if (list.kind !== 'identifier') return null;
  const begun = file.names.bindings.reaching(list);
  if (!begun.length || !begun.every(({ value, path }) => isEmptyList(path.reduce(partOf, value)))) return null;
  for (const word of file.tree.identifiers(list.text, scopeOf(list))) {
    if (!/\.(?:append|extend)$/.test(word.enclosing('call', 'block')?.field('function')?.text ?? '')) continue;
    const [loop] = loopsAround(word);
    const over = loop?.field('right');
    if (over) return [over];
  }
  return null;
}

const partOf = (node: Node | null, place: number): Node | null => node?.children[place] ?? null;
const isEmptyList = (node: Node | null): boolean => node?.kind === 'list' && node.children.length === 0;

function isWhole(given: Node, file: FileContext): boolean {
  const written = given.kind === 'identifier' ? file.names.bindings.reaching(given).map(({ value }) => value) : [];
  const origins = originsOf(given, file).flatMap((origin) => groupsOf(origin, file) ?? [origin]);
  return (
    origins.every(({ text }) => /parameters\(/.test(text) || OF_MODEL.test(text)) &&
    ![...origins, ...written].some((part) => part && FEW.test(part.text.replace(/\blayer_decay\b/g, '')))
  );
}
