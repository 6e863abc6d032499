/** What every extension host gives besides `vscode`, in Node and in a web worker; nothing here reaches a network. */

interface Timer {
  readonly [Symbol.toStringTag]?: string;
}
declare function setTimeout(run: () => void, milliseconds?: number): Timer;
declare function clearTimeout(timer: Timer | undefined): void;
declare const crypto: { randomUUID(): string };
declare const performance: { now(): number };

declare class TextDecoder {
  constructor(encoding?: string, options?: { readonly fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
