/** How long other work may have to wait, in milliseconds: less than a frame. */
const TURN_MS = 12;

/** Lets long work stop now and then, so that keys, hovers and other extensions get their turn. */
export class Pauses {
  #since = performance.now();

  async ifDue(): Promise<void> {
    if (performance.now() - this.#since < TURN_MS) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    this.#since = performance.now();
  }
}
