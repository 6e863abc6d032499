import { unwrapIterable } from '../../context/loops/loops.ts';
import type { FileContext } from '../../context/file.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const READ = /\.(?:read_(?:csv|table|parquet|json|feather|pickle|sql\w*|excel|hdf))\(/;
/** Each look-up in a row's Series goes through its index. */
const FEWEST = 3;

/**
 * The captured call iterates over a frame that was read from a file in the same function and each turn looks up several
 * cells, or it makes a list of cells and of nothing else, which columns give as they are.
 */
export const takesCells: Guard = {
  name: 'takesCells',
  takes: { call: 'capture' },
  mayStand: ({ statement }) => /\.iterrows\(/.test(statement),
  ask(match, args) {
    const call = match.node(args.text('call'));
    const list = call.enclosing('list_comprehension', 'dictionary_comprehension', 'set_comprehension');
    if (list) return yesIf(isOfCells(list.children[0]!, rowOf(list, call)));
    const loop = call.enclosing('for_statement');
    const body = loop?.field('body');
    const row = loop ? rowOf(loop, call) : null;
    if (!body || row === null) return 'no';
    const cells = body.text.match(new RegExp(`\\b${row}(?:\\[|\\.(?!index\\b|name\\b)\\w)`, 'g'))?.length ?? 0;
    return yesIf((cells >= FEWEST || /\beval\(/.test(body.text)) && isRead(call, match.file));
  },
};

/** The name that the row is given: the last of the loop's names. */
function rowOf(loop: Node, call: Node): string | null {
  const clause = loop.kind === 'for_statement' ? loop : loop.children.find((child) => contains(child, call));
  if (!clause || clause.field('right') === null || unwrapIterable(clause.field('right')!).start > call.start)
    return null;
  return /(\w+)\)*$/.exec(clause.field('left')?.text ?? '')?.[1] ?? null;
}

const contains = (node: Node, inner: Node): boolean =>
  node.kind === 'for_in_clause' && node.start <= inner.start && inner.end <= node.end;

/** `row['a']`, `(row['a'], int(row.b))`, `{'x': row['a']}` */
function isOfCells(element: Node, row: string | null): boolean {
  if (row === null) return false;
  const rest = element.text
    .replace(new RegExp(`\\b${row}(?:\\[(?:'[^']*'|"[^"]*"|\\d+)\\]|\\.[a-z_]\\w*(?!\\())`, 'g'), '')
    .replace(/'[^']*'\s*:|"[^"]*"\s*:|\b(?:int|float|str|dict|tuple)\b/g, '');
  return element.text.includes(row) && /^[\s()[\]{},]*$/.test(rest);
}

function isRead(call: Node, file: FileContext): boolean {
  const frame = call.field('function')!.field('object')!;
  if (READ.test(frame.text)) return true;
  if (frame.kind !== 'identifier') return false;
  return file.names.bindings.reaching(frame).some(({ value }) => READ.test(value?.text ?? ''));
}
