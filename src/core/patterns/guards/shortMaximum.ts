import type { FileContext } from '../../context/file.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured tokenizer call states a maximum length of at most `tokens`, itself or by a default. */
export const shortMaximum: Guard = {
  name: 'shortMaximum',
  takes: { call: 'capture', tokens: 'number' },
  ask(match, args) {
    const limit = keyword(match.node(args.text('call')), 'max_length');
    const stated = limit ? (usualValue(limit, match.file, 0) ?? optionDefault(limit, match.file)) : null;
    return yesIf(stated !== null && Number(stated) <= args.number('tokens', 0));
  },
};

/** `args.max_length` of `--max_length` with a default, or of a field of a dataclass of options. */
function optionDefault(limit: Node, file: FileContext): string | null {
  const name = limit.kind === 'attribute' ? limit.field('attribute')?.text : undefined;
  if (!name || isGiven(limit, name, file)) return null;
  const { text } = file;
  const argument = new RegExp(`['"]--${name.replaceAll('_', '[-_]')}['"][^)]*?\\bdefault\\s*=\\s*(\\d+)`).exec(text);
  const field = new RegExp(`^ +${name}\\s*:[^=\\n]+=\\s*(?:field\\(\\s*default\\s*=\\s*)?(\\d+)`, 'm').exec(text);
  return argument?.[1] ?? field?.[1] ?? null;
}

/** `self.max_length = max_length`: whoever makes the object says how long; a script's option of that name is one caller's. */
function isGiven(limit: Node, name: string, { names }: FileContext): boolean {
  const owner = names.bindings.isSelf(limit.field('object')) ? classOf(limit) : null;
  return owner !== null && names.bindings.ofAttribute(owner, name).some(({ value }) => value?.kind === 'identifier');
}

/** The literal that a value has, or has unless a caller says otherwise (a parameter's default, an attribute set from one). */
function usualValue(node: Node, file: FileContext, depth: number): string | null {
  const { names } = file;
  const literal = literalOf(node, names);
  if (literal !== null || depth > 3) return literal;
  if (node.kind === 'call' && node.field('function')!.text === 'min') {
    const known = positional(node).flatMap((limit) => usualValue(limit, file, depth + 1) ?? []);
    return known.length ? String(Math.min(...known.map(Number))) : null;
  }
  const bindings =
    node.kind === 'identifier'
      ? names.bindings.reaching(node)
      : node.kind === 'attribute' && names.bindings.isSelf(node.field('object'))
        ? names.bindings.ofAttribute(classOf(node)!, node.field('attribute')!.text)
        : [];
  const value = bindings.length === 1 ? bindings[0]!.value : null;
  return value ? usualValue(value, file, depth + 1) : null;
}
