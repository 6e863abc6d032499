import { contains, type Span } from '../source/span.ts';
import type { RawNode } from './python.ts';
import type { SyntaxTree } from './tree.ts';

/**
 * A syntax node with an identity: asking twice for the same place gives the same object, so nodes can be compared
 * with `===` and be keys of maps. Wrapped lazily from tree-sitter, because most nodes of a file are never looked at,
 * and from above, because tree-sitter finds a parent only by going down from the root.
 */
export class Node implements Span {
  readonly tree: SyntaxTree;
  readonly raw: RawNode;
  readonly start: number;
  /** The scope in which a name here is looked up, once somebody asked (`names/scope.ts`). */
  scope: Node | undefined;
  #kind: string | undefined;
  #end: number | undefined;
  #parent: Node | null | undefined;
  #named: readonly Node[] | undefined;
  #children: readonly Node[] | undefined;
  #text: string | undefined;
  #fields: Map<string, Node | null> | undefined;

  constructor(tree: SyntaxTree, raw: RawNode) {
    this.tree = tree;
    this.raw = raw;
    this.start = raw.startIndex;
  }

  /** The grammar's name of it: `call`, `attribute`, `for_statement`. */
  get kind(): string {
    return (this.#kind ??= this.raw.type);
  }

  get end(): number {
    return (this.#end ??= this.raw.endIndex);
  }

  get text(): string {
    return (this.#text ??= this.tree.source.slice(this));
  }

  get parent(): Node | null {
    if (this.#parent === undefined) this.#parent = this.#findParent();
    return this.#parent;
  }

  /** Named children without comments. */
  get children(): readonly Node[] {
    return (this.#children ??= this.named.some(isComment)
      ? this.named.filter((child) => !isComment(child))
      : this.named);
  }

  /** Named children, comments among them. */
  get named(): readonly Node[] {
    if (!this.#named) {
      const named: Node[] = [];
      for (const raw of this.raw.namedChildren) {
        if (!raw) continue;
        const child = this.tree.wrap(raw);
        child.#parent = this;
        named.push(child);
      }
      this.#named = named;
    }
    return this.#named;
  }

  /** The child in a field of the grammar (`function`, `arguments`, `left`), or null. */
  field(name: string): Node | null {
    const fields = (this.#fields ??= new Map<string, Node | null>());
    let child = fields.get(name);
    if (child === undefined) {
      const raw = this.raw.childForFieldName(name);
      child = raw ? this.tree.wrap(raw) : null;
      if (child) child.#parent = this;
      fields.set(name, child);
    }
    return child;
  }

  /** The operator between the operands of a binary, augmented or comparison expression. */
  get operator(): string {
    return this.field('operator')?.text ?? this.field('operators')?.text ?? '';
  }

  /** The nodes around this one, innermost first. */
  *ancestors(): Generator<Node> {
    for (let node = this.parent; node; node = node.parent) {
      this.tree.tick();
      yield node;
    }
  }

  /** The nearest node around this one that is of one of the kinds, or null. */
  enclosing(...kinds: readonly string[]): Node | null {
    for (let node = this.parent; node; node = node.parent) {
      this.tree.tick();
      if (kinds.includes(node.kind)) return node;
    }
    return null;
  }

  /** The named child that contains the span, or null; found by halving. */
  childAround(span: Span): Node | null {
    const children = this.named;
    let [low, high] = [0, children.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (children[middle]!.start <= span.start) low = middle;
      else high = middle - 1;
    }
    const child = children[low];
    return child && contains(child, span) ? child : null;
  }

  /** Looking at the children of what lies around links every node on the way; the leaves without a name are not on it. */
  #findParent(): Node | null {
    let around: Node | null = this.tree.root;
    if (this === around) return null;
    while (around && this.#parent === undefined) around = around.childAround(this);
    if (this.#parent !== undefined) return this.#parent;
    const raw = this.raw.parent;
    return raw ? this.tree.wrap(raw) : null;
  }
}

const isComment = (node: Node): boolean => node.kind === 'comment';
