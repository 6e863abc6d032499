import { loopNames } from '../../context/copies.ts';
import { loopsAround } from '../../context/loops.ts';
import type { FileContext } from '../../context/file.ts';
import { onDevice } from '../../flow/deviceValue.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/** The captured value is one element of a device tensor for each turn of a loop: `for t in scores: t.item()`, `x[i].item()`. */
export const readsElementOfLoop: Guard = {
  name: 'readsElementOfLoop',
  takes: { value: 'capture' },
  mayStand: ({ inLoop }) => inLoop,
  ask(match, args) {
    const value = match.node(args.text('value'));
    for (const loop of loopsAround(value)) {
      // A loop that prints its rows runs once, when the work is done.
      if (loop.kind !== 'for_statement' || /\b\w*print\w*\(/.test(loop.text)) return 'no';
      // Beside a step of diffusion, a whole pass of the model, one number costs nothing.
      if (/\btimesteps\b/.test(loop.field('right')!.text)) return 'no';
      const names = loopNames(loop);
      const tensor = elementOf(value, loop, names, match.file);
      if (!tensor || madeInside(tensor, loop, match.file) || isDistinct(tensor, match.file)) continue;
      if (onDevice(tensor, match.file) !== 'yes') continue;
      match.see('tensor', tensor);
      return 'yes';
    }
    return 'no';
  },
};

/** The few distinct values of a tensor: classes, chains, graphs of a batch. */
function isDistinct(tensor: Node, file: FileContext): boolean {
  const [made] = tensor.kind === 'identifier' ? file.names.bindings.reaching(tensor) : [];
  return /(?:^|\.)unique\(/.test((made?.value ?? tensor).text);
}

/** The loop itself makes the tensor anew on every turn, so that there is nothing to copy before it. */
function madeInside(tensor: Node, loop: Node, file: FileContext): boolean {
  const body = loop.field('body')!;
  if (tensor.kind === 'attribute') return madeInside(tensor.field('object')!, loop, file);
  return (
    tensor.kind === 'identifier' &&
    file.names.bindings
      .reaching(tensor)
      .some(
        ({ kind, statement }) => kind === 'assignment' && body.start <= statement.start && statement.end <= body.end,
      )
  );
}

/** The tensor that `value` is an element of: what the loop iterates over, or what is indexed by the loop's name. */
function elementOf(value: Node, loop: Node, names: readonly string[], file: FileContext): Node | null {
  if (value.kind === 'parenthesized_expression')
    return value.children[0] ? elementOf(value.children[0], loop, names, file) : null;
  if (value.kind === 'identifier' && names.includes(value.text)) {
    const over = loop.field('right')!;
    const counts = over.kind === 'call' && over.field('function')!.text === 'enumerate' && names[0] === value.text;
    return counts ? null : iterated(over, file);
  }
  if (value.kind === 'subscript') {
    const index = value.children.slice(1).flatMap((part) => (part.kind === 'slice' ? [] : [part, ...part.children]));
    return index.some((part) => names.includes(part.text)) ? value.field('value') : null;
  }
  if (value.kind === 'binary_operator') {
    return elementOf(value.field('left')!, loop, names, file) ?? elementOf(value.field('right')!, loop, names, file);
  }
  return null;
}

/** What a loop takes its elements from, when it is one tensor or a call that gives several. */
function iterated(over: Node, file: FileContext): Node | null {
  if (over.kind !== 'call') return over;
  if (!/^(?:enumerate|zip|tqdm|reversed)$/.test(over.field('function')!.text)) return over;
  const values = (over.field('arguments')?.children ?? []).map((arg) =>
    arg.kind === 'list_splat' ? arg.children[0]! : arg,
  );
  return values.find((arg) => onDevice(arg, file) === 'yes') ?? null;
}
