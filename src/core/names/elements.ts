import type { Node } from '../syntax/node.ts';
import type { Apis } from './apis.ts';
import { instance, type Meaning, MODULE, TENSOR, UNKNOWN } from './meaning.ts';
import { unpack } from './unpack.ts';

/** What is asked of the names of a file. */
export interface Names {
  readonly apis: Apis;
  meaningOf(node: Node): Meaning;
  /** The one thing that all of them are, or unknown. */
  agree(meanings: readonly Meaning[]): Meaning;
  /** True for a name that nothing in the file binds: a builtin. */
  isBuiltin(node: Node): boolean;
}

/** Calls that give what their first argument gives, one by one. */
const SAME_ELEMENTS = new Set(['list', 'tuple', 'reversed', 'sorted', 'iter', 'set']);
/** Methods of modules that give modules or tensors: name → where in a target it stands, and what it is. */
const MEMBERS: Readonly<Record<string, readonly [path: readonly number[], of: string]>> = {
  children: [[], MODULE],
  modules: [[], MODULE],
  named_children: [[1], MODULE],
  named_modules: [[1], MODULE],
  parameters: [[], TENSOR],
  named_parameters: [[1], TENSOR],
  buffers: [[], TENSOR],
  named_buffers: [[1], TENSOR],
};

/**
 * What going through an expression gives at a place of the target: `for i, block in enumerate(self.blocks)` asks for [1],
 * `for x in xs` for [].
 */
export function elementOf(iterable: Node, path: readonly number[], names: Names): Meaning {
  switch (iterable.kind) {
    case 'call': {
      const known = ofCall(iterable, path, names);
      if (known) return known;
      break;
    }
    case 'list_comprehension':
    case 'generator_expression': {
      const body = iterable.field('body');
      const part = body && unpack(body, path);
      return part ? names.meaningOf(part) : UNKNOWN;
    }
  }
  const meaning = names.meaningOf(iterable);
  if (meaning.kind === 'literal') return ofLiteral(meaning.node, path, names);
  return meaning.kind === 'instance' ? ofInstance(meaning, path, names) : UNKNOWN;
}

function ofCall(call: Node, path: readonly number[], names: Names): Meaning | undefined {
  const callee = call.field('function')!;
  const given = (call.field('arguments')?.children ?? []).filter(({ kind }) => kind !== 'keyword_argument');
  const [first] = given;
  if (callee.kind === 'identifier' && first && names.isBuiltin(callee)) {
    const [head, ...rest] = path;
    if (SAME_ELEMENTS.has(callee.text)) return elementOf(first, path, names);
    if (callee.text === 'enumerate') return head === 1 ? elementOf(first, rest, names) : UNKNOWN;
    if (callee.text === 'zip') {
      const from = head === undefined ? undefined : given[head];
      return from ? elementOf(from, rest, names) : UNKNOWN;
    }
  }
  const object = callee.kind === 'attribute' ? callee.field('object') : null;
  if (!object) return undefined;
  const name = callee.field('attribute')!.text;
  const owner = names.meaningOf(object);
  if (owner.kind !== 'instance') return undefined;
  if (owner.of === 'torch.nn.ModuleDict' && (name === 'values' || name === 'items')) {
    return path.join() === (name === 'items' ? '1' : '') ? instance(MODULE) : UNKNOWN;
  }
  const member = Object.hasOwn(MEMBERS, name) && names.apis.isKind(owner.of, MODULE) ? MEMBERS[name] : undefined;
  if (!member) return undefined;
  return member[0].join() === path.join() ? instance(member[1]) : UNKNOWN;
}

function ofLiteral(literal: Node, path: readonly number[], names: Names): Meaning {
  if (!['list', 'tuple', 'set'].includes(literal.kind)) return UNKNOWN;
  const parts = literal.children.map((child) => (child.kind === 'list_splat' ? null : unpack(child, path)));
  return parts.some((part) => part === null) ? UNKNOWN : names.agree(parts.map((part) => names.meaningOf(part!)));
}

function ofInstance(meaning: Meaning & { kind: 'instance' }, path: readonly number[], names: Names): Meaning {
  // Rows of a tensor, and what they are unpacked to, are tensors.
  if (names.apis.isKind(meaning.of, TENSOR)) return instance(TENSOR);
  if (path.length || !/^torch\.nn\.(ModuleList|Sequential)$/.test(meaning.of)) return UNKNOWN;
  const list = meaning.made?.field('arguments')?.children[0];
  const body =
    list?.kind === 'list_comprehension' ? list.field('body') : list?.kind === 'list' ? list.children[0] : null;
  const element = body ? names.meaningOf(body) : UNKNOWN;
  return element.kind === 'instance' ? element : instance(MODULE);
}
