import { originsOf } from './origins.ts';
import { keyword, positional } from '../flow/operation.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';

const LOADER = 'torch.utils.data.DataLoader';

/** True for a call that makes a data loader of PyTorch or of a library that builds on it. */
export function makesLoader(call: Node, file: FileContext): boolean {
  const name = call.kind === 'call' ? file.names.apiOf(call.field('function')!) : undefined;
  return name !== undefined && file.names.apis.isKind(name, LOADER);
}

/** True when the function that joins items into a batch puts them on a device: workers and pinning are then ruled out. */
export function collatesOnDevice(loader: Node, file: FileContext): boolean {
  const collate = keyword(loader, 'collate_fn') ?? positional(loader)[6];
  if (!collate) return false;
  return originsOf(collate, file).some((origin) => {
    const meaning = file.names.meaningOf(origin);
    const body =
      meaning.kind === 'function' || meaning.kind === 'class'
        ? meaning.node
        : meaning.kind === 'instance'
          ? (meaning.local ?? origin)
          : origin;
    return /\bcuda\b|device/.test(body.text);
  });
}
