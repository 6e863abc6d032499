import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { callersOf } from '../loops/callers.ts';
import type { FileContext } from '../file.ts';
import { loopsAround } from '../loops/loops.ts';

const TRANSFORMED =
  /(?:^|[@._(])(?:\w*jit|pmap|vmap|shard_map|scan|remat|checkpoint|compile|fori_loop|while_loop|pjit|xmap|export)\b/;

/**
 * True when a function runs step after step without ever being compiled by JAX: a Python loop of this file calls it,
 * directly or through others, and neither it nor one of those is decorated, handed on as a value, or nested in one
 * that is.
 */
export function isSteppedInPython(definition: Node, file: FileContext, depth = 0): boolean {
  if (depth > 3 || mayBeCompiled(definition, file)) return false;
  const calls = callersOf(definition, file).filter((call) => !within(call, definition));
  if (calls.length === 0) return false;
  let stepped = false;
  for (const call of calls) {
    const around = functionOf(call);
    if (around && mayBeCompiled(around, file)) return false;
    if (!loopsAround(call).next().done) stepped = true;
    else if (around && isSteppedInPython(around, file, depth + 1)) stepped = true;
  }
  return stepped;
}

/** True for a function under `@jax.jit` or the like. */
export function isDecoratedToCompile(definition: Node): boolean {
  const decorated = definition.parent?.kind === 'decorated_definition' ? definition.parent : null;
  return decorated?.children.some((child) => child.kind === 'decorator' && TRANSFORMED.test(child.text)) === true;
}

/** Decorated, used as a value (`jax.jit(f)`, `scan(f, …)`, `return f`), or nested in a function of which that is true. */
export function mayBeCompiled(definition: Node, file: FileContext): boolean {
  return file.remember(`may be compiled ${definition.start}`, () => {
    if (isDecoratedToCompile(definition)) return true;
    const name = definition.field('name');
    if (name) {
      for (const word of file.tree.identifiers(name.text, file.tree.root)) {
        if (word === name || word.enclosing('import_statement', 'import_from_statement')) continue;
        const use = word.parent?.kind === 'attribute' && word.parent.field('attribute') === word ? word.parent : word;
        const isCallee = use.parent?.kind === 'call' && use.parent.field('function') === use;
        const isKey = use.parent?.kind === 'keyword_argument' && use.parent.field('name') === use;
        if (!isCallee && !isKey) return true;
      }
    }
    const outer = functionOf(definition);
    return outer !== null && outer !== definition && mayBeCompiled(outer, file);
  });
}

const within = (inner: Node, outer: Node): boolean => outer.start <= inner.start && inner.end <= outer.end;
