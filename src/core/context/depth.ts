import { classOf } from '../names/scope.ts';
import { literalOf } from '../patterns/literal.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';
import { isWrittenGradientFree } from './gradients.ts';
import { originsOf } from './origins.ts';
import { runsBackward } from './training.ts';

/** From how many blocks on a stack counts as deep. */
const DEEP = 8;
/** Up to how many blocks a stack is shallow in every use; the six of a first trial say little of those that follow. */
const SHALLOW = 4;
const DEPTH_NAME =
  /(?:^|[._])(?:depths?(?:\[\w+\])?|n_?layers?|num_layers|num_hidden_layers|num_blocks|n_blocks|layers|N)$/;
const BLOCK = /Block|Layer\(|Attention|FeedForward|Transformer|attn/;

/** The loop that runs the blocks of a deep ModuleList one after the other, or null. */
export function deepStackLoop(list: Node, file: FileContext): Node | null {
  const owner = classOf(list);
  const name = nameOf(list);
  if (!owner || !name || !file.names.derives(owner, 'torch.nn.Module')) return null;
  const made = elements(list, name, owner);
  if (!made || !BLOCK.test(made.element.text) || !isDeep(made.count, file) || isInferenceScript(file)) return null;
  for (const word of owner.tree.identifiers(name, owner)) {
    const loop = word.enclosing('for_statement', 'block');
    if (loop?.kind !== 'for_statement' || word.parent?.kind !== 'attribute') continue;
    if (/checkpoint/i.test(loop.field('body')!.text)) return null;
    if (isWrittenGradientFree(loop, file)) continue;
    if (loop.field('right')!.start <= word.start && word.end <= loop.field('right')!.end && runsOneByOne(loop))
      return loop;
  }
  return null;
}

/** A script that turns gradients off where it runs from the top, and propagates none: its model is loaded and used. */
const isInferenceScript = (file: FileContext): boolean =>
  file.remember(
    'inference script',
    () => /^with torch\.(?:no_grad|inference_mode)\(/m.test(file.text) && !runsBackward(file, file.tree.root),
  );

/** `self.blocks = ModuleList(…)`, or the key in `ModuleDict(dict(h = ModuleList(…)))`. */
function nameOf(list: Node): string | undefined {
  const parent = list.parent;
  if (parent?.kind === 'keyword_argument') return parent.field('name')?.text;
  const target = parent?.kind === 'assignment' ? parent.field('left') : null;
  return target?.kind === 'attribute' ? target.field('attribute')?.text : undefined;
}

/** What the list is filled with and how often: a comprehension over a range, or a loop that appends. */
function elements(list: Node, name: string, owner: Node): { readonly element: Node; readonly count: Node } | null {
  const filled = list.field('arguments')?.children[0];
  if (filled?.kind === 'list_comprehension') {
    const over = filled.children.find((child) => child.kind === 'for_in_clause')?.field('right');
    const count = over ? rangeOf(over) : null;
    return count ? { element: filled.field('body')!, count } : null;
  }
  for (const word of owner.tree.identifiers(name, owner)) {
    const call = word.parent?.parent?.parent;
    if (call?.kind !== 'call' || !call.field('function')!.text.endsWith(`${name}.append`)) continue;
    const over = call.enclosing('for_statement')?.field('right');
    const count = over ? rangeOf(over) : null;
    if (count) return { element: call.field('arguments')!, count };
  }
  return null;
}

const rangeOf = (over: Node): Node | null =>
  over.kind === 'call' && over.field('function')!.text === 'range'
    ? (over.field('arguments')?.children.at(-1) ?? null)
    : null;

/** A number from `DEEP` on, or a name for a depth whose default, if it has one, is not small, nor what this file gives it. */
function isDeep(count: Node, file: FileContext): boolean {
  const literal = literalOf(count, file.names);
  if (literal !== null) return Number(literal) >= DEEP;
  if (!DEPTH_NAME.test(count.text)) return false;
  const parameter = count.kind === 'identifier' ? file.names.bindings.reaching(count)[0] : undefined;
  if (parameter?.value?.kind === 'integer' && Number(parameter.value.text) < DEEP) return false;
  return !originsOf(count, file).every(({ kind, text }) => kind === 'integer' && Number(text) < SHALLOW);
}

/** A body that feeds the result of each block to the next: `x = block(x)`. */
function runsOneByOne(loop: Node): boolean {
  const names = loop.field('left')!.text.match(/\w+/g) ?? [];
  const body = loop.field('body')!.text;
  return names.some((name) => new RegExp(`(\\w+)[^=\\n]*=\\s*${name}\\(\\s*\\1\\b`).test(body));
}
