/** Collects everything that is wrong with the data, so that one build names it all. */
export class Faults {
  readonly #lines: string[] = [];

  /** @param what what is wrong and what would be right */
  add(file: string, field: string, what: string): void {
    this.#lines.push(field ? `${file}: ${field}: ${what}` : `${file}: ${what}`);
  }

  /** One line a fault, by file. */
  get lines(): readonly string[] {
    return [...this.#lines].sort();
  }

  /** @throws Error with every fault in its message, when there is one. */
  throwIfAny(): void {
    const { lines } = this;
    if (!lines.length) return;
    throw new Error(`${lines.length} ${lines.length === 1 ? 'fault' : 'faults'} in the data:\n${lines.join('\n')}`);
  }
}
