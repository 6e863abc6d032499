import { classOf } from '../../names/scope.ts';
import { literalOf } from '../../patterns/literal.ts';
import { partsOf } from '../../source/brackets.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { isWrittenGradientFree } from '../inference/gradients.ts';
import { originsOf } from './origins.ts';
import { runsBackward } from '../training/training.ts';

/** From how many blocks on a stack counts as deep. */
const DEEP = 8;
/** Up to how many blocks a stack is shallow in every use; the six of a first trial say little of those that follow. */
const SHALLOW = 4;
const DEPTH_NAME = /(?:^|[._])(?:depths?(?:\[\w+\])?|n_?layers?|(?:num|n)_(?:\w+_)?(?:layers|blocks|blks)|layers|N)$/;
const BLOCK = /Block|Layer\(|Attention|FeedForward|Transformer|attn/;

/** The loop that runs the blocks of a deep ModuleList one after the other, or null. */
export function deepStackLoop(list: Node, file: FileContext): Node | null {
  const owner = classOf(list);
  const name = nameOf(list);
  if (!owner || !name || !file.names.derives(owner, 'torch.nn.Module')) return null;
  const made = elements(list, name, owner);
  if (!made || !BLOCK.test(made.element.text) || !isDeep(made.count, file) || isInferenceScript(file)) return null;
  for (const read of readsThrough(name, owner)) {
    const loop = read.enclosing('for_statement', 'block');
    if (loop?.kind !== 'for_statement') continue;
    const body = loop.field('body')!;
    if (/checkpoint/i.test(body.text)) return null;
    if (isWrittenGradientFree(loop, file)) continue;
    const isOver = loop.field('right')!.start <= read.start && read.end <= loop.field('right')!.end;
    if (isOver && runsOneByOne(loop)) return loop;
  }
  for (const read of readsThrough(name, owner)) {
    const loop = read.enclosing('for_statement', 'function_definition');
    const call = read.parent?.kind === 'subscript' ? read.parent.parent : null;
    if (loop?.kind !== 'for_statement' || call?.kind !== 'call' || /checkpoint/i.test(loop.field('body')!.text))
      continue;
    const fed = call.field('arguments')?.children[0]?.text;
    const target = call.parent?.kind === 'assignment' ? call.parent.field('left')?.text : undefined;
    if (fed && target === fed && !isWrittenGradientFree(loop, file)) return loop;
  }
  return null;
}

const NAMED = /(\w+)[ \t]*(?::[^=\n]+)?=[ \t]*[\w.]+[ \t]*\(/g;

/** By the text alone, whether a list that is made in the line may hold many blocks. */
export function mayBeDeep(around: Surroundings): boolean {
  const { statement } = around;
  if (around.owner === null) return false;
  const end = statement.indexOf('\n');
  const line = end < 0 ? statement : statement.slice(0, end);
  return Array.from(line.matchAll(NAMED)).some((match) => {
    const given = partsOf(statement, match.index + match[0].length - 1);
    // It goes on behind the text.
    if (!given) return true;
    const [filled = ''] = given;
    if (/^\[[^]*\bfor\b/.test(filled)) return BLOCK.test(filled) && MANY.test(filled);
    return mayBeAdded(/^\w+$/.test(filled) ? filled : match[1]!, around.ownerBody);
  });
}

const MANY = /\brange\s*\((?!\s*[0-7]\s*\))/;

/** A class appends blocks to a list of this name. */
function mayBeAdded(name: string, owner: string): boolean {
  if (!/\brange\s*\(/.test(owner)) return false;
  const adds = owner.matchAll(new RegExp(`${name}\\s*\\.\\s*(?:append|add_module)\\s*\\(`, 'g'));
  return Array.from(adds).some(({ index, 0: call }) => {
    const given = partsOf(owner, index + call.length - 1);
    return !given || BLOCK.test(given.join());
  });
}

/** The places that read the attribute, and those of a name for what is made of it: `layers = thin_out(self.layers)`. */
function readsThrough(name: string, owner: Node): readonly Node[] {
  const attributes = [...owner.tree.identifiers(name, owner)].flatMap((word) =>
    word.parent?.kind === 'attribute' && word.parent.field('attribute') === word ? [word.parent] : [],
  );
  return attributes.flatMap((read) => {
    const assignment = read.parent?.kind === 'argument_list' ? read.parent.parent?.parent : null;
    const alias = assignment?.kind === 'assignment' ? assignment.field('left') : null;
    const unit = alias?.enclosing('function_definition');
    if (alias?.kind !== 'identifier' || !unit) return [read];
    return [read, ...[...owner.tree.identifiers(alias.text, unit)].filter((word) => word !== alias)];
  });
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
  const grown = filled?.kind === 'identifier' ? filled.text : name;
  for (const word of owner.tree.identifiers(grown, owner)) {
    const callee = [word.parent, word.parent?.parent].find((around) => ADDS.test(around?.text ?? ''));
    const call = callee?.parent;
    if (call?.kind !== 'call' || !callee?.text.replace(ADDS, '').endsWith(grown)) continue;
    const over = call.enclosing('for_statement')?.field('right');
    const count = over ? rangeOf(over) : null;
    if (count) return { element: call.field('arguments')!, count };
  }
  return null;
}

const ADDS = /\.(?:append|add_module)$/;

/** What a range counts up to, also beside something else: `zip(range(depth), widths)`, `enumerate(range(depth))`. */
function rangeOf(over: Node): Node | null {
  if (over.kind !== 'call') return null;
  const called = over.field('function')!.text;
  const given = over.field('arguments')?.children ?? [];
  if (called === 'range') return given.at(-1) ?? null;
  if (called !== 'zip' && called !== 'enumerate') return null;
  return given.map(rangeOf).find((count) => count !== null) ?? null;
}

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
