import type { Node } from '../syntax/node.ts';
import type { Apis } from './apis.ts';
import type { Binding } from './binding.ts';
import { Bindings } from './bindings.ts';
import { elementOf } from './elements.ts';
import { importedName, starImports } from './imports.ts';
import { api, instance, type Meaning, MODULE, sameMeaning, TENSOR, UNKNOWN } from './meaning.ts';
import { returnsOf } from './returns.ts';
import { classOf, functionOf } from './scope.ts';
import { entryOf, unpack } from './unpack.ts';

/** How many steps from name to name are followed, so that a chain of ten thousand operators cannot exhaust the stack. */
const MAX_STEPS = 150;
const DATASET = 'datasets.Dataset';
const PARTIAL = 'functools.partial';

/** Says what the expressions of one file are. Everything is found when asked for and remembered. */
export class Resolver {
  readonly bindings = new Bindings();
  readonly apis: Apis;
  readonly #meanings = new Map<Node, Meaning>();
  readonly #open = new Set<Node>();
  readonly #root: Node;
  #stars: readonly string[] | undefined;

  constructor(apis: Apis, root: Node) {
    this.apis = apis;
    this.#root = root;
  }

  meaningOf(node: Node): Meaning {
    const known = this.#meanings.get(node);
    if (known) return known;
    // A name that is defined by itself (x = x.y in a loop) would never end.
    if (this.#open.has(node) || this.#open.size > MAX_STEPS) return UNKNOWN;
    this.#open.add(node);
    const meaning = this.#find(node);
    this.#open.delete(node);
    this.#meanings.set(node, meaning);
    return meaning;
  }

  /** The canonical library name of an expression (`torch.nn.functional.softmax`), or undefined. */
  apiOf(node: Node): string | undefined {
    const meaning = this.meaningOf(node);
    return meaning.kind === 'api' ? meaning.name : undefined;
  }

  /** True when the expression is an instance of the class or of one that derives from it. */
  isInstance(node: Node, of: string): boolean {
    const meaning = this.meaningOf(node);
    return meaning.kind === 'instance' && this.apis.isKind(meaning.of, of);
  }

  /** The library class that a class of this file derives from, directly or through others of the file. */
  baseOf(classNode: Node, seen = new Set<Node>()): string | undefined {
    if (seen.has(classNode)) return undefined;
    seen.add(classNode);
    for (const base of classNode.field('superclasses')?.children ?? []) {
      if (base.kind === 'keyword_argument') continue;
      const meaning = this.meaningOf(base);
      if (meaning.kind === 'api') return meaning.name;
      const further = meaning.kind === 'class' ? this.baseOf(meaning.node, seen) : undefined;
      if (further) return further;
    }
    return undefined;
  }

  /** True when a class of this file derives from `ancestor`. */
  derives(classNode: Node, ancestor: string): boolean {
    const base = this.baseOf(classNode);
    return base !== undefined && this.apis.isKind(base, ancestor);
  }

  #find(node: Node): Meaning {
    switch (node.kind) {
      case 'identifier':
        return this.#name(node);
      case 'attribute':
        return this.#attribute(node);
      case 'call':
        return this.#call(node);
      case 'parenthesized_expression':
      case 'await':
        return node.children[0] ? this.meaningOf(node.children[0]) : UNKNOWN;
      case 'named_expression':
        return node.field('value') ? this.meaningOf(node.field('value')!) : UNKNOWN;
      case 'conditional_expression':
        return this.agree([node.children[0], node.children[2]].flatMap((part) => (part ? [this.meaningOf(part)] : [])));
      case 'binary_operator':
      case 'unary_operator':
        return node.children.some((part) => this.isInstance(part, TENSOR)) ? instance(TENSOR) : UNKNOWN;
      case 'subscript':
        return this.#subscript(node);
      case 'integer':
      case 'float':
      case 'string':
      case 'concatenated_string':
      case 'true':
      case 'false':
      case 'none':
      case 'list':
      case 'dictionary':
      case 'tuple':
      case 'set':
        return { kind: 'literal', node };
      default:
        return UNKNOWN;
    }
  }

  #name(node: Node): Meaning {
    const reaching = this.bindings.reaching(node);
    if (reaching.length === 0) return this.#star(node.text);
    return this.agree(reaching.map((binding) => this.meaningOfBinding(binding)));
  }

  meaningOfBinding(binding: Binding): Meaning {
    const { value } = binding;
    switch (binding.kind) {
      case 'import':
        return api(this.apis.canonical(importedName(binding)));
      case 'function':
        return value ? { kind: 'function', node: value } : UNKNOWN;
      case 'class':
        return value ? { kind: 'class', node: value } : UNKNOWN;
      case 'parameter':
        return this.#parameter(binding);
      case 'assignment': {
        if (!value) return UNKNOWN;
        if (binding.path.length === 0) return this.meaningOf(value);
        const part = unpack(value, binding.path);
        if (part) return this.meaningOf(part);
        // Unpacking a tensor, or a call that gives tensors, gives tensors.
        return this.isInstance(value, TENSOR) ? instance(TENSOR) : UNKNOWN;
      }
      case 'augmented':
        return value && this.isInstance(value, TENSOR) ? instance(TENSOR) : UNKNOWN;
      case 'context':
        return value ? this.meaningOf(value) : UNKNOWN;
      case 'loop':
        return value ? notWrittenOut(elementOf(value, binding.path, this)) : UNKNOWN;
      case 'exception':
        return UNKNOWN;
    }
  }

  #parameter({ statement, target }: Binding): Meaning {
    const annotation = statement.field('type')?.children[0];
    if (annotation) {
      const meaning = this.#annotated(annotation);
      if (meaning.kind !== 'unknown') return meaning;
    }
    const owner = classOf(target);
    if (!owner || !this.derives(owner, MODULE)) return UNKNOWN;
    if (this.bindings.isSelf(target, owner)) return instance(this.baseOf(owner) ?? MODULE, null, owner);
    // What a module's `forward` is given without an annotation or a default is a tensor in nearly all code.
    const isForward = functionOf(target)?.field('name')?.text === 'forward';
    return isForward && statement.kind === 'parameters' ? instance(TENSOR) : UNKNOWN;
  }

  /** `torch.Tensor`, `Optional[nn.Module]`, `"DataLoader"`; the first named class counts. */
  #annotated(annotation: Node): Meaning {
    let type = annotation;
    if (type.kind === 'generic_type' || type.kind === 'subscript') {
      const inner = type.children[1]?.children[0] ?? type.children[1];
      if (!/^(typing\.)?Optional$/.test(type.children[0]?.text ?? '') || !inner) return UNKNOWN;
      type = inner.kind === 'type' ? (inner.children[0] ?? inner) : inner;
    }
    if (type.kind === 'binary_operator') type = type.children[0] ?? type;
    const meaning = this.meaningOf(type);
    if (meaning.kind === 'api') return instance(meaning.name);
    if (meaning.kind === 'class') return instance(this.baseOf(meaning.node) ?? '', null, meaning.node);
    return UNKNOWN;
  }

  #attribute(node: Node): Meaning {
    const object = node.field('object');
    const name = node.field('attribute')?.text;
    if (!object || !name) return UNKNOWN;
    const owner = this.bindings.isSelf(object) ? classOf(object) : null;
    if (owner) return this.#selfAttribute(owner, name);
    const meaning = this.meaningOf(object);
    if (meaning.kind === 'api') return api(this.apis.canonical(`${meaning.name}.${name}`));
    if (meaning.kind === 'instance' && meaning.local) {
      const inside = this.#selfAttribute(meaning.local, name);
      if (inside.kind !== 'member') return inside;
    }
    return { kind: 'member', name, owner: meaning };
  }

  #selfAttribute(owner: Node, name: string): Meaning {
    const found = this.bindings.ofAttribute(owner, name);
    const meanings = found.filter(({ kind }) => kind !== 'augmented').map((binding) => this.meaningOfBinding(binding));
    const agreed = this.agree(meanings);
    if (agreed.kind !== 'unknown' || meanings.length) return agreed;
    return { kind: 'member', name, owner: instance(this.baseOf(owner) ?? '', null, owner) };
  }

  #call(node: Node): Meaning {
    const callee = node.field('function');
    if (!callee) return UNKNOWN;
    return this.#called(this.meaningOf(callee), node);
  }

  /** What calling something gives. */
  #called(meaning: Meaning, node: Node): Meaning {
    switch (meaning.kind) {
      case 'api': {
        if (meaning.name === PARTIAL) return instance(PARTIAL, node);
        const given = this.apis.gives(meaning.name);
        if (given === 'same-as-first-argument') {
          const first = node.field('arguments')?.children[0];
          return first ? this.meaningOf(first) : UNKNOWN;
        }
        return given && given !== 'unknown' ? instance(given, node) : UNKNOWN;
      }
      case 'class':
        return instance(this.baseOf(meaning.node) ?? '', node, meaning.node);
      case 'instance': {
        const first = meaning.of === PARTIAL ? meaning.made?.field('arguments')?.children[0] : undefined;
        if (first) return this.#called(this.meaningOf(first), node);
        // Calling a module runs its forward.
        return this.apis.isKind(meaning.of, MODULE) && !this.apis.isKind(meaning.of, 'transformers.PreTrainedModel')
          ? instance(TENSOR)
          : UNKNOWN;
      }
      case 'function':
        return this.#returned(meaning.node);
      case 'member':
        return this.#method(meaning.name, meaning.owner);
      default:
        return UNKNOWN;
    }
  }

  #method(name: string, owner: Meaning): Meaning {
    if (owner.kind !== 'instance') return UNKNOWN;
    const { table } = this.apis;
    if (this.apis.isKind(owner.of, TENSOR)) {
      const given = table.tensorMembers[name];
      return given === undefined ? instance(TENSOR) : given.includes('.') ? instance(given) : UNKNOWN;
    }
    if (this.apis.isKind(owner.of, MODULE) && table.moduleReturnsSelf.includes(name)) return owner;
    const given = this.apis.gives(`${owner.of}.${name}`);
    return given && given.includes('.') && given !== TENSOR ? instance(given) : UNKNOWN;
  }

  /** What a function of this file returns, when its return statements agree. */
  #returned(definition: Node): Meaning {
    const annotation = definition.field('return_type')?.children[0];
    const annotated = annotation ? this.#annotated(annotation) : UNKNOWN;
    if (annotated.kind !== 'unknown') return annotated;
    const values = returnsOf(definition);
    return values.length ? this.agree(values.map((value) => this.meaningOf(value))) : UNKNOWN;
  }

  #subscript(node: Node): Meaning {
    const value = node.field('value');
    if (!value) return UNKNOWN;
    const meaning = this.meaningOf(value);
    if (meaning.kind === 'instance' && this.apis.isKind(meaning.of, TENSOR)) return instance(TENSOR);
    if (meaning.kind === 'instance' && /^torch\.nn\.(ModuleList|ModuleDict|Sequential)$/.test(meaning.of)) {
      return elementOf(value, [], this);
    }
    const index = node.field('subscript');
    if (meaning.kind === 'literal' && index) {
      const entry = entryOf(meaning.node, index);
      return entry ? notWrittenOut(this.meaningOf(entry)) : UNKNOWN;
    }
    // A split of a dataset is a dataset.
    if (meaning.kind === 'instance' && index?.kind === 'string' && this.apis.isKind(meaning.of, DATASET))
      return meaning;
    return UNKNOWN;
  }

  #star(name: string): Meaning {
    this.#stars ??= starImports(this.#root);
    for (const module of this.#stars) {
      const full = this.apis.fromStar(module, name);
      if (full !== undefined) return api(full);
    }
    return UNKNOWN;
  }

  isBuiltin(node: Node): boolean {
    return this.bindings.visible(node).length === 0;
  }

  /** The one thing that all of them are; unknowns and `None` beside one known thing do not speak against it. */
  agree(meanings: readonly Meaning[]): Meaning {
    let agreed: Meaning | undefined;
    for (const meaning of meanings) {
      if (meaning.kind === 'unknown' || (meaning.kind === 'literal' && meaning.node.kind === 'none')) continue;
      if (agreed && !sameMeaning(agreed, meaning)) return UNKNOWN;
      agreed ??= meaning;
    }
    return agreed ?? UNKNOWN;
  }
}

/** A number or a string in a list or a dictionary may have been replaced since; of what kind a thing is changes less. */
const notWrittenOut = (meaning: Meaning): Meaning => (meaning.kind === 'literal' ? UNKNOWN : meaning);
