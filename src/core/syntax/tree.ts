import type { Span } from '../source/span.ts';
import type { SourceText } from '../source/text.ts';
import { Node } from './node.ts';
import type { Python, RawNode, RawTree } from './python.ts';

/** Thrown when looking at one tree takes longer than it may; the analysis is then given up as incomplete. */
export class OutOfTime extends Error {}

/** How many steps are taken between two looks at the clock. */
const STEPS_A_LOOK = 1024;

/** One parsed text. Whoever made it disposes it; nodes are of no use afterwards. */
export class SyntaxTree {
  readonly source: SourceText;
  readonly raw: RawTree;
  readonly root: Node;
  readonly python: Python;
  readonly #nodes = new Map<number, Node>();
  /** Offset → the identifier that starts there, or null for a word in a string, a comment or a keyword. */
  readonly #identifiers = new Map<number, Node | null>();
  #isOver: () => boolean = () => false;
  #steps = 0;

  constructor(python: Python, source: SourceText, raw: RawTree) {
    this.python = python;
    this.source = source;
    this.raw = raw;
    this.root = this.wrap(raw.rootNode);
  }

  /** Sets when to give up: from then on, `tick` throws. */
  giveUpWhen(isOver: () => boolean): void {
    this.#isOver = isOver;
  }

  /**
   * Counts one step of work. Everything that walks or searches ticks, so that no text, however hostile, is looked at for
   * longer than it may.
   *
   * @throws OutOfTime
   */
  tick(): void {
    if (++this.#steps % STEPS_A_LOOK === 0 && this.#isOver()) throw new OutOfTime();
  }

  wrap(raw: RawNode): Node {
    this.tick();
    let node = this.#nodes.get(raw.id);
    if (!node) {
      node = new Node(this, raw);
      this.#nodes.set(raw.id, node);
    }
    return node;
  }

  /** The smallest named node that covers the span. */
  at({ start, end }: Span): Node {
    const raw = this.raw.rootNode.namedDescendantForIndex(start, Math.max(start, end - 1));
    return raw ? this.wrap(raw) : this.root;
  }

  /** The node of this kind that starts and ends at the span exactly, or null. */
  exactly(span: Span, kind: string): Node | null {
    const node = this.at(span);
    return node.kind === kind && node.start === span.start && node.end === span.end ? node : null;
  }

  /** Identifier nodes spelled `word` inside `within`, in order. A text search first: most words are rare. */
  *identifiers(word: string, within: Span): Generator<Node> {
    const { text } = this.source;
    for (let at = text.indexOf(word, within.start); at >= 0 && at < within.end; at = text.indexOf(word, at + 1)) {
      if (isWordUnit(text.charCodeAt(at - 1)) || isWordUnit(text.charCodeAt(at + word.length))) continue;
      this.tick();
      let node = this.#identifiers.get(at);
      if (node === undefined) {
        node = this.exactly({ start: at, end: at + word.length }, 'identifier');
        this.#identifiers.set(at, node);
      }
      if (node) yield node;
    }
  }

  dispose(): void {
    this.raw.delete();
  }
}

/** True for the units that can be part of a Python identifier; everything beyond ASCII counts as such. */
function isWordUnit(unit: number): boolean {
  return (
    (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95 || (unit >= 97 && unit <= 122) || unit > 127
  );
}
