import { keyword } from '../../flow/operation.ts';
import { scopeOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { loopsAround } from '../loops/loops.ts';
import { originsOf } from '../models/origins.ts';

const MAX_DEPTH = 4;

/**
 * What an optimizer's parameters are made of: through groups that are written out (`[{'params': decay}, …]`), lists that
 * a loop fills, and tables by name of which a comprehension takes some.
 */
export const parametersIn = (given: Node, file: FileContext, depth = 0): readonly Node[] => {
  const into = loopThatFills(given, file) ?? [given];
  return into
    .flatMap((part) => originsOf(part, file))
    .flatMap((origin) => {
      const parts = depth < MAX_DEPTH ? (groupsOf(origin) ?? tableOf(origin, file)) : null;
      return parts?.flatMap((part) => parametersIn(part, file, depth + 1)) ?? [origin];
    });
};

/** The `params` of each group in a list, or null when it is no list of groups. */
function groupsOf(list: Node): readonly Node[] | null {
  if (!['list', 'tuple'].includes(list.kind) || !list.children.length) return null;
  const parameters = list.children.map((group) => {
    if (group.kind === 'call' && group.field('function')?.text === 'dict') return keyword(group, 'params');
    if (group.kind !== 'dictionary') return undefined;
    return group.children.find((pair) => /^['"]params['"]$/.test(pair.field('key')?.text ?? ''))?.field('value');
  });
  const known = parameters.filter((part) => part !== undefined && part !== null);
  return known.length === parameters.length ? known : null;
}

/** `named` of `[p for n, p in named.items() if p.dim() > 1]`, and of the same as a table; null where it holds chosen names. */
function tableOf(made: Node, file: FileContext): readonly Node[] | null {
  if (!made.kind.endsWith('_comprehension')) return null;
  const over = made.children.find(({ kind }) => kind === 'for_in_clause')?.field('right');
  const callee = over?.kind === 'call' ? over.field('function') : null;
  const table = /^(?:items|values)$/.test(callee?.field('attribute')?.text ?? '') ? callee?.field('object') : null;
  if (table?.kind !== 'identifier') return null;
  const isChosen = originsOf(table, file).some(({ children }) =>
    children.some(({ kind, text }) => kind === 'if_clause' && CHOOSES_NAMES.test(text)),
  );
  return isChosen ? null : [table];
}

const CHOOSES_NAMES = /\b(?:startswith|endswith|match|search|find)\(|\bin\b|==/;

/** What a loop goes over that puts parameters into a list of this name, which began empty, or null. */
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
