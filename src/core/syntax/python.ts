import { Language, Parser, Query } from 'web-tree-sitter';

/** How long one parse may take before it is given up, in milliseconds. */
export const PARSE_LIMIT_MS = 1000;

/**
 * The Python grammar on the tree-sitter runtime, both given as bytes so that every host loads them its own way.
 * Queries are compiled once and kept: patterns are few, files are many.
 */
export class Python {
  readonly #parser: Parser;
  readonly #language: Language;
  readonly #queries = new Map<string, Query>();

  private constructor(parser: Parser, language: Language) {
    this.#parser = parser;
    this.#language = language;
  }

  /** @throws Error when the bytes are not a tree-sitter runtime or not a grammar of its version. */
  static async load(runtime: Uint8Array, grammar: Uint8Array): Promise<Python> {
    await Parser.init({ wasmBinary: runtime });
    const language = await Language.load(grammar);
    const parser = new Parser();
    parser.setLanguage(language);
    return new Python(parser, language);
  }

  /** Parses `text`, reusing what is unchanged in `old`; null when the time limit was reached. */
  parse(text: string, old: RawTree | null, now: () => number, limit = PARSE_LIMIT_MS): RawTree | null {
    const end = now() + limit;
    const tree = this.#parser.parse(text, old, { progressCallback: () => now() > end });
    // A parse that was stopped half way would go on with the next text.
    if (!tree) this.#parser.reset();
    return tree;
  }

  /** @throws Error with the place of the fault when the query does not fit the grammar. */
  query(source: string): Query {
    let query = this.#queries.get(source);
    if (!query) {
      query = new Query(this.#language, source);
      this.#queries.set(source, query);
    }
    return query;
  }

  dispose(): void {
    for (const query of this.#queries.values()) query.delete();
    this.#queries.clear();
    this.#parser.delete();
  }
}

type RawTree = NonNullable<ReturnType<Parser['parse']>>;
export type { Node as RawNode } from 'web-tree-sitter';
export type { RawTree };
