import { contains, type Span } from '../source/span.ts';
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
  #last: Node;
  #isOver: () => boolean = () => false;
  #steps = 0;

  constructor(python: Python, source: SourceText, raw: RawTree) {
    this.python = python;
    this.source = source;
    this.raw = raw;
    this.root = this.wrap(raw.rootNode);
    this.#last = this.root;
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

  /** The smallest named node that contains the span. Looked for from the last one on: places are asked for in order. */
  at(span: Span): Node {
    let node = this.#last;
    while (node !== this.root && !contains(node, span)) node = node.parent ?? this.root;
    for (let child = node.childAround(span); child; child = node.childAround(span)) {
      this.tick();
      node = child;
    }
    return (this.#last = node);
  }

  /** The node of this kind that starts and ends at the span exactly, or null. */
  exactly(span: Span, kind: string): Node | null {
    const node = this.at(span);
    return node.kind === kind && node.start === span.start && node.end === span.end ? node : null;
  }

  /**
   * Identifier nodes spelled `word` inside `within`, in order. The table of words is asked first: most words are rare.
   *
   * @param wanted a look at the text around a place, which spares looking for its node
   */
  *identifiers(word: string, within: Span, wanted?: (text: string, span: Span) => boolean): Generator<Node> {
    const places = this.source.words.placesOf(word);
    for (let i = firstFrom(places, within.start); i < places.length; i++) {
      const span = { start: places[i]!, end: places[i]! + word.length };
      if (span.start >= within.end) return;
      if (wanted && !wanted(this.source.text, span)) continue;
      this.tick();
      let node = this.#identifiers.get(span.start);
      if (node === undefined) {
        node = this.exactly(span, 'identifier');
        this.#identifiers.set(span.start, node);
      }
      if (node) yield node;
    }
  }

  dispose(): void {
    this.raw.delete();
  }
}

/** The index of the first place that is not before `offset`. */
function firstFrom(places: readonly number[], offset: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
