import type { FileContext } from '../context/file.ts';
import { cover, type Span } from '../source/span.ts';
import type { Node } from '../syntax/node.ts';
import type { Seen } from './finding.ts';

/** What a guard says. `inferred` is yes with one thing taken as likely; `unknown` makes the place undecided. */
export type Answer = 'yes' | 'inferred' | 'no' | 'unknown';

export const yesIf = (condition: boolean): Answer => (condition ? 'yes' : 'no');
export const sure = (certain: boolean): Answer => (certain ? 'yes' : 'inferred');

/** One place where a pattern's query matched, while its guards are asked. */
export class Match {
  readonly file: FileContext;
  readonly #captures: ReadonlyMap<string, Node>;
  readonly #seen: Seen[] = [];
  #construct: Span | undefined;
  #region: Node | undefined;

  constructor(file: FileContext, captures: ReadonlyMap<string, Node>) {
    this.file = file;
    this.#captures = captures;
  }

  /** @throws Error when the query has no such capture; the compiler of the patterns makes sure it has. */
  node(capture: string): Node {
    const node = this.#captures.get(capture);
    if (!node) throw new Error(`no capture @${capture}`);
    return node;
  }

  has(capture: string): boolean {
    return this.#captures.has(capture);
  }

  get region(): Node {
    return this.#region ?? this.node('finding');
  }

  /** The capture `@construct` (or the region), grown by what guards found to belong to it. */
  get construct(): Span {
    const { start, end } = this.#captures.get('construct') ?? this.region;
    return this.#construct ? cover(this.#construct, { start, end }) : { start, end };
  }

  /** True when a guard made the construct larger than the region. */
  get hasGrown(): boolean {
    return this.#construct !== undefined;
  }

  get seen(): readonly Seen[] {
    return this.#seen;
  }

  /** Remembers a place that took part, for *Why here*. */
  see(role: string, node: Node): void {
    this.#seen.push({ role, span: { start: node.start, end: node.end } });
  }

  /** Makes the construct reach as far as a node that a guard found. */
  growTo(node: Node): void {
    this.#construct = this.#construct ? cover(this.#construct, node) : { start: node.start, end: node.end };
  }

  /** Shows another node than `@finding`, where the shortest expression is only known once a guard has looked. */
  setRegion(node: Node): void {
    this.#region = node;
  }
}
