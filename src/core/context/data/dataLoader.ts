import { originsOf } from '../models/origins.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

const LOADER = 'torch.utils.data.DataLoader';

/** True for a call that makes a data loader of PyTorch or of a library that builds on it. */
export function makesLoader(call: Node, file: FileContext): boolean {
  const name = call.kind === 'call' ? file.names.apiOf(call.field('function')!) : undefined;
  return name !== undefined && file.names.apis.isKind(name, LOADER);
}

/** The functions (or classes, or lambdas) that join items into a batch, as far as they stand in this file. */
export function collateFunctions(loader: Node, file: FileContext): readonly Node[] {
  const collate = keyword(loader, 'collate_fn') ?? positional(loader)[6];
  if (!collate) return [];
  return originsOf(collate, file).map((origin) => {
    const meaning = file.names.meaningOf(origin);
    if (meaning.kind === 'function' || meaning.kind === 'class') return meaning.node;
    return meaning.kind === 'instance' ? (meaning.local ?? origin) : origin;
  });
}

/** True when the function that joins items into a batch puts them on a device: workers and pinning are then ruled out. */
export const collatesOnDevice = (loader: Node, file: FileContext): boolean =>
  collateFunctions(loader, file).some((body) => /\bcuda\b|device/.test(body.text));

/**
 * The worker processes of a loader: `none` when no number is given or 0 is written out, `optional` when the number is an
 * option that is 0 unless somebody says otherwise, `some` for any other.
 */
export type Workers = 'none' | 'optional' | 'some';

export function workersOf(loader: Node, file: FileContext): Workers {
  const given = keyword(loader, 'num_workers') ?? positional(loader)[5];
  if (!given || given.text === '0') return 'none';
  const counts = originsOf(given, file);
  return counts.every((count) => count.text === '0' || isZeroOption(count, file)) ? 'optional' : 'some';
}

/** `args.num_workers` of an option whose default is 0: most runs have no workers. */
function isZeroOption(value: Node, file: FileContext): boolean {
  const name = value.kind === 'attribute' ? value.field('attribute')?.text : undefined;
  if (!name || !file.hasWord(name)) return false;
  const option = new RegExp(`['"]--${name.replaceAll('_', '[_-]')}['"][^)]*?default\\s*=\\s*0\\b`);
  return option.test(file.text);
}
