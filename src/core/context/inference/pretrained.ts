import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import { literalOf } from '../../patterns/literal.ts';
import type { FileContext } from '../file.ts';
import { originsOf } from '../models/origins.ts';

const LOADERS = /^_?from_(?:pretrained|config|single_file|name)$/;

/** The class whose `from_pretrained` (or `from_config`, `from_single_file`) a call runs. */
export interface Loaded {
  /** The library class, or undefined where the class is chosen elsewhere. */
  readonly of: string | undefined;
  readonly method: string;
}

/** What a call loads, or null when it loads nothing. A class of the file counts as the library class it derives from. */
export function loadedBy(call: Node, file: FileContext): Loaded | null {
  const callee = call.kind === 'call' ? call.field('function') : null;
  const method = callee?.kind === 'attribute' ? callee.field('attribute')!.text : '';
  if (!LOADERS.test(method)) return null;
  const meaning = file.names.meaningOf(callee!.field('object')!);
  // What a project imports from its own modules is known by its last name only.
  if (meaning.kind === 'api') return { of: meaning.name.startsWith('.') ? undefined : meaning.name, method };
  return { of: meaning.kind === 'class' ? file.names.baseOf(meaning.node) : undefined, method };
}

/**
 * The name of the checkpoint as it is written in the call or by the one caller of its function (`"gpt2"`), or null when
 * it comes from elsewhere.
 */
export function checkpointOf(call: Node, file: FileContext): string | null {
  const named = positional(call)[0] ?? keyword(call, 'pretrained_model_name_or_path') ?? keyword(call, 'model');
  if (!named) return null;
  const written = literalOf(named, file.names);
  if (written !== null) return written;
  const [origin, ...others] = originsOf(named, file);
  return origin && !others.length ? literalOf(origin, file.names) : null;
}

/** Billions of parameters that a checkpoint's name states (`Llama-2-7b` → 7, `opt-125m` → 0.125), or undefined. */
export function billionsOf(checkpoint: string): number | undefined {
  const name = checkpoint.slice(checkpoint.lastIndexOf('/') + 1);
  const match = name.match(/(?:^|[^\w.]|_|[a-zA-Z]-?|x)(\d+(?:\.\d+)?)\s*([bBmM])(?![a-zA-Z])/);
  if (match) return Number(match[1]) / (/[mM]/.test(match[2]!) ? 1000 : 1);
  if (/^(?:distil|tiny|mini)|(?:^|[-_])(?:tiny|mini|small|base|nano)(?:$|[-_.])|^gpt2(?:-medium)?$/i.test(name))
    return 0.1;
  return undefined;
}

/** T5 is mostly used at its small and base sizes, and stored in 32 bits at any. */
const OFTEN_SMALL = /\.T5For\w+$/;

/** True when a class says nothing of the size of what it loads, since small checkpoints of its kind are the usual ones. */
export const isOftenSmall = (of: string): boolean => OFTEN_SMALL.test(of);
