import type { Output } from './host.ts';

const EVERY_MS = 100;
const AFTER_MS = 400;

/** A line on a terminal that says how far a scan is; elsewhere nothing. Short scans show nothing either. */
export class Progress {
  readonly #output: Output;
  readonly #total: number;
  #next = Date.now() + AFTER_MS;
  #shown = false;

  constructor(output: Output, total: number) {
    this.#output = output;
    this.#total = total;
  }

  at(done: number): void {
    if (!this.#output.isTTY || Date.now() < this.#next) return;
    this.#next = Date.now() + EVERY_MS;
    this.#shown = true;
    this.#output.write(`\r${done} of ${this.#total} files`);
  }

  end(): void {
    if (this.#shown) this.#output.write('\r\x1b[K');
  }
}
