/** Decides by a text scan whether a file is model code at all: it imports one of the libraries of `data/ml-gate.yaml`. */
export class Gate {
  readonly #imports: RegExp;

  constructor(libraries: readonly string[]) {
    const names = libraries.map((name) => name.replaceAll('.', '\\.')).join('|');
    this.#imports = new RegExp(
      `(?:^\\ufeff?|[\\n\\r;])[ \\t>]*(?:from[ \\t]+(?:${names})(?:[.][\\w.]*)?[ \\t]+import\\b|import[ \\t]+(?:[\\w.]+(?:[ \\t]+as[ \\t]+\\w+)?[ \\t]*,[ \\t]*)*(?:${names})(?![\\w]))`,
    );
  }

  passes(text: string): boolean {
    return this.#imports.test(text);
  }
}
