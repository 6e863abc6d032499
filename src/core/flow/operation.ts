import type { Meaning } from '../names/meaning.ts';
import { TENSOR } from '../names/meaning.ts';
import type { Resolver } from '../names/resolver.ts';
import type { Node } from '../syntax/node.ts';

/** What a call or an operator does to the values that flow through it. */
export interface Operation {
  /** `product`, `softmax`, `scale`, `mask` …: the groups of `data/apis/operations.yaml`; `factor` is a scale by a number. */
  readonly is: string;
  /** The expressions that carry the value. */
  readonly operands: readonly Node[];
  /** False when a method's receiver is of unknown type and only its name speaks for it. */
  readonly certain: boolean;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '@': 'product',
  '*': 'scale',
  '/': 'scale',
  '+': 'offset',
  '-': 'offset',
};

/** The operation that a node performs, or null when it is none that is known. */
export function operationOf(node: Node, names: Resolver): Operation | null {
  switch (node.kind) {
    case 'binary_operator': {
      const is = OPERATORS[node.operator];
      const operands = [node.field('left'), node.field('right')].filter((side) => side !== null);
      if (!is) return null;
      const byNumber = is === 'scale' && operands.some(({ kind }) => kind === 'integer' || kind === 'float');
      return { is: byNumber ? 'factor' : is, operands, certain: true };
    }
    case 'unary_operator':
      return node.operator === '-' && node.field('argument')
        ? { is: 'scale', operands: [node.field('argument')!], certain: true }
        : null;
    case 'subscript':
      return node.field('value') ? { is: 'slice', operands: [node.field('value')!], certain: true } : null;
    case 'attribute': {
      const turned = ['T', 'mT', 'H', 'mH'].includes(node.field('attribute')?.text ?? '');
      return turned && node.field('object')
        ? { is: 'transpose', operands: [node.field('object')!], certain: true }
        : null;
    }
    case 'call':
      return ofCall(node, names);
    default:
      return null;
  }
}

function ofCall(call: Node, names: Resolver): Operation | null {
  const callee = call.field('function');
  if (!callee) return null;
  const meaning = names.meaningOf(callee);
  const [name, certain] = operationName(meaning, names);
  const entry = name === undefined ? undefined : names.apis.operation(name);
  if (!entry) return null;
  const [is = '', places = ''] = entry.split(':');
  // Operands of an einsum may come in one list.
  const values = positional(call).flatMap((value) =>
    value.kind === 'list' && is === 'product' ? value.children : [value],
  );
  const given = meaning.kind === 'member' ? [callee.field('object')!, ...values] : values;
  const wanted = places === '' ? [] : places.split(',').map(Number);
  const operands = wanted.map((place) => given[place] ?? named(call, place)).filter((node) => node !== undefined);
  return { is, operands, certain };
}

function operationName(meaning: Meaning, names: Resolver): readonly [string | undefined, boolean] {
  switch (meaning.kind) {
    case 'api':
      return [meaning.name, true];
    case 'instance':
      return [meaning.of, true];
    case 'member': {
      const { owner } = meaning;
      if (owner.kind === 'instance' && !names.apis.isKind(owner.of, TENSOR)) return [undefined, false];
      return [`Tensor.${meaning.name}`, owner.kind === 'instance'];
    }
    default:
      return [undefined, false];
  }
}

/** Positional arguments; a starred one ends the list, because what follows has no known place. */
export function positional(call: Node): readonly Node[] {
  const args = call.field('arguments')?.children ?? [];
  const end = args.findIndex((arg) => arg.kind === 'list_splat' || arg.kind === 'dictionary_splat');
  return (end < 0 ? args : args.slice(0, end)).filter((arg) => arg.kind !== 'keyword_argument');
}

/** The value of a keyword argument, or undefined. */
export function keyword(call: Node, name: string): Node | undefined {
  for (const arg of call.field('arguments')?.children ?? []) {
    if (arg.kind === 'keyword_argument' && arg.field('name')?.text === name) return arg.field('value') ?? undefined;
  }
  return undefined;
}

/** True when the call passes on arguments that cannot be seen here: `**kwargs` or `*args`. */
export const hasHiddenArguments = (call: Node): boolean =>
  (call.field('arguments')?.children ?? []).some((arg) => arg.kind === 'dictionary_splat' || arg.kind === 'list_splat');

/** Keywords under which the operand of a place may be given. */
const NAMES: readonly (readonly string[])[] = [
  ['input', 'x', 'logits', 'a', 'query', 'q'],
  ['other', 'mat2', 'b', 'y', 'key', 'k'],
  ['value', 'v'],
];

function named(call: Node, place: number): Node | undefined {
  for (const name of NAMES[place] ?? []) {
    const value = keyword(call, name);
    if (value) return value;
  }
  return undefined;
}
