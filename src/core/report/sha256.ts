// The core has no hashing of its host, and the hosts' own is not the same everywhere: some answer only later.

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUNDS = fractions(64, 1 / 3);
/** The same of the square roots of the first eight. */
const START = fractions(8, 1 / 2);

const BLOCK = 64;

/** SHA-256 (FIPS 180-4) of a text as UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  const bytes = padded(utf8(text));
  const state = [...START];
  for (let at = 0; at < bytes.length; at += BLOCK) compress(state, bytes, at);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function compress(state: number[], bytes: Uint8Array, at: number): void {
  const words: number[] = [];
  for (let i = 0; i < 64; i++) {
    const from = at + 4 * i;
    if (i < 16) {
      words.push((bytes[from]! << 24) | (bytes[from + 1]! << 16) | (bytes[from + 2]! << 8) | bytes[from + 3]!);
      continue;
    }
    const [near, far] = [words[i - 2]!, words[i - 15]!];
    const mixed = (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)) + (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3));
    words.push((words[i - 16]! + words[i - 7]! + mixed) | 0);
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i]! + words[i]!;
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i]! + word) | 0;
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The text, a one bit, zeros, and its length in bits as the last eight bytes. */
function padded(text: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length + 9) / BLOCK) * BLOCK);
  bytes.set([...text, 0x80]);
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(text.length / 2 ** 29));
  view.setUint32(bytes.length - 4, text.length * 8);
  return bytes;
}

/** Half of a pair that lacks the other becomes U+FFFD, as everywhere. */
function utf8(text: string): number[] {
  return Array.from(text.replace(/\p{Surrogate}/gu, '\ufffd'), (character) =>
    bytesOf(character.codePointAt(0)!),
  ).flat();
}

function bytesOf(code: number): number[] {
  const rest = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), rest(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), rest(6), rest(0)];
  return [0xf0 | (code >> 18), rest(12), rest(6), rest(0)];
}

function fractions(count: number, power: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    if (isPrime(n)) found.push(Math.floor((n ** power % 1) * 2 ** 32) | 0);
  }
  return found;
}

function isPrime(n: number): boolean {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false;
  return true;
}
