import type { FileContext } from '../../context/file.ts';
import { originsOf } from '../../context/origins.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured tokenizer call states a maximum length of at most `tokens`, itself, by a default or by an option's default;
 * or the maximum is the longest of what it is given; or it is given one text that is written out.
 */
export const shortMaximum: Guard = {
  name: 'shortMaximum',
  takes: { call: 'capture', tokens: 'number' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    if (positional(call)[0]?.kind === 'string') return 'yes';
    const limit = keyword(call, 'max_length');
    if (!limit) return 'no';
    const isLongest = originsOf(limit, match.file).some(
      (origin) => origin.kind === 'call' && /^max(?:imum)?$/.test(origin.field('function')!.text),
    );
    const stated = usualValue(limit, match.file, 0) ?? defaultOfOption(limit, match.file);
    return yesIf(isLongest || (stated !== null && Number(stated) <= args.number('tokens', 0)));
  },
};

/** The literal that a value has, or has unless a caller says otherwise (a parameter's default, an attribute set from one). */
function usualValue(node: Node, file: FileContext, depth: number): string | null {
  const { names } = file;
  const literal = literalOf(node, names);
  if (literal !== null || depth > 3) return literal;
  const bindings =
    node.kind === 'identifier'
      ? names.bindings.reaching(node)
      : node.kind === 'attribute' && names.bindings.isSelf(node.field('object'))
        ? names.bindings.ofAttribute(classOf(node)!, node.field('attribute')!.text)
        : [];
  const value = bindings.length === 1 ? bindings[0]!.value : null;
  return value ? usualValue(value, file, depth + 1) : null;
}

/** The default of `args.max_length`: an option of a parser, or a field of a class of settings, of this file. */
function defaultOfOption(limit: Node, file: FileContext): string | null {
  const name = limit.kind === 'attribute' ? limit.field('attribute')!.text : undefined;
  if (!name) return null;
  const option = `['"]--${name.replaceAll('_', '[_-]')}['"][^)]*?default\\s*=\\s*(\\d+)\\b`;
  const field = `\\n[ \\t]+${name}\\s*:[^=\\n]*=\\s*(?:\\w+\\(\\s*default\\s*=\\s*)?(\\d+)\\b`;
  const found = new RegExp(`${option}|${field}`).exec(file.text);
  return found?.[1] ?? found?.[2] ?? null;
}
