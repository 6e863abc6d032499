import type { Span } from '../source/span.ts';
import type { RawNode } from './python.ts';
import type { SyntaxTree } from './tree.ts';

/** After how many steps up the rest of the way is linked at once. */
const MANY_STEPS = 40;

/**
 * A syntax node with an identity: asking twice for the same place gives the same object, so nodes can be compared
 * with `===` and be keys of maps. Wrapped lazily from tree-sitter, because most nodes of a file are never looked at.
 */
export class Node implements Span {
  readonly tree: SyntaxTree;
  readonly raw: RawNode;
  /** The grammar's name of it: `call`, `attribute`, `for_statement`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  #parent: Node | null | undefined;
  #children: readonly Node[] | undefined;
  #text: string | undefined;
  #fields: Map<string, Node | null> | undefined;

  constructor(tree: SyntaxTree, raw: RawNode) {
    this.tree = tree;
    this.raw = raw;
    this.kind = raw.type;
    this.start = raw.startIndex;
    this.end = raw.endIndex;
  }

  get text(): string {
    return (this.#text ??= this.tree.source.slice(this));
  }

  get parent(): Node | null {
    if (this.#parent === undefined) {
      const raw = this.raw.parent;
      this.#parent = raw ? this.tree.wrap(raw) : null;
    }
    return this.#parent;
  }

  /** Named children without comments. */
  get children(): readonly Node[] {
    if (!this.#children) {
      const children: Node[] = [];
      for (const raw of this.raw.namedChildren) {
        if (!raw || raw.type === 'comment') continue;
        const child = this.tree.wrap(raw);
        child.#parent = this;
        children.push(child);
      }
      this.#children = children;
    }
    return this.#children;
  }

  /** The child in a field of the grammar (`function`, `arguments`, `left`), or null. */
  field(name: string): Node | null {
    const fields = (this.#fields ??= new Map<string, Node | null>());
    let child = fields.get(name);
    if (child === undefined) {
      const raw = this.raw.childForFieldName(name);
      child = raw ? this.tree.wrap(raw) : null;
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
    let steps = 0;
    for (let node = this.parent; node; node = node.parent) {
      this.tree.tick();
      yield node;
      if (++steps === MANY_STEPS) node.#linkUpwards();
    }
  }

  /** Tree-sitter finds a parent by going down from the root; deep down, one way down that links all of them is cheaper. */
  #linkUpwards(): void {
    let above = this.tree.root;
    while (above !== this) {
      const raw = above.raw.childWithDescendant(this.raw);
      if (!raw) return;
      const below = this.tree.wrap(raw);
      below.#parent = above;
      above = below;
    }
  }

  /** The nearest node around this one that is of one of the kinds, or null. */
  enclosing(...kinds: readonly string[]): Node | null {
    for (const node of this.ancestors()) if (kinds.includes(node.kind)) return node;
    return null;
  }
}
