/** Does something once after a burst of reasons to do it. */
export class Delayed {
  readonly #run: () => void;
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(milliseconds: number, run: () => void) {
    this.#milliseconds = milliseconds;
    this.#run = run;
  }

  readonly soon = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#run();
    }, this.#milliseconds);
  };

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
