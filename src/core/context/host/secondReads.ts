import type { Binding } from '../../names/binding.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

const READ = /^[\w.]+(?:\.\w+\(\))*\.(?:item|tolist|cpu|numpy)\(\)$/;

/**
 * True when the same value has been read before, on every way that leads here: `total += loss.item()` and then
 * `last = loss.item()`. The first read is the one that waits.
 */
export function isReadBefore(copy: Node, file: FileContext): boolean {
  const [root] = /^\w+/.exec(copy.text) ?? [];
  if (!root || !READ.test(copy.text)) return false;
  const [name] = copy.tree.identifiers(root, copy);
  const bindings = name ? file.names.bindings.reaching(name) : [];
  if (!name || !bindings.length) return false;
  const reads = [...copy.tree.identifiers(root, file.unitOf(copy))]
    .map((word) => sameRead(word, copy))
    .filter((read) => read !== null);
  return bindings.every((binding) => reads.some((read) => follows(read, binding, copy)));
}

/** The read of the same text that a name begins. */
function sameRead(word: Node, copy: Node): Node | null {
  for (let node = word; node.parent && node.start === word.start; node = node.parent) {
    if (node.kind === 'call' && node.text === copy.text) return node === copy ? null : node;
  }
  return null;
}

/** The read always runs once the binding has, and comes before the copy when the binding does. */
function follows(read: Node, { kind, statement }: Binding, copy: Node): boolean {
  if (kind !== 'assignment' || read.start < statement.end) return false;
  if (statement.start < copy.start && read.start > copy.start) return false;
  const around = statement.enclosing('block', 'module');
  return around !== null && blockOf(read) === around;
}

/** The block whose statement a read belongs to without a condition. */
function blockOf(read: Node): Node | null {
  for (const around of read.ancestors()) {
    if (around.kind === 'block' || around.kind === 'module') return around;
    if (/^(?:conditional_expression|boolean_operator|lambda|\w+_comprehension)$/.test(around.kind)) return null;
    if (/^(?:if|while|for|with)_statement$/.test(around.kind)) return around.enclosing('block', 'module');
  }
  return null;
}
