/** Scores of documents, by their number, for one term. */
export type Scores = ReadonlyMap<number, number>;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Code unit → value of the digit. */
const VALUES: readonly (number | undefined)[] = Array.from({ length: 128 }, (_, unit) => {
  const value = DIGITS.indexOf(String.fromCharCode(unit));
  return value < 0 ? undefined : value;
});

/** A number takes five bits a digit; the sixth says that more follow. */
const MORE = 32;

/** Scores are kept to about a sixth, on a scale of 24 steps from the lowest to a thousandfold: finer ones rank no better. */
const LOWEST = 0.4;
const STEPS = 23;
const STEP = 1000 ** (1 / STEPS);

/** Documents and their scores as text: for each the distance from the one before it, then its score. */
export function encodeScores(scores: Scores): string {
  let text = '';
  let last = -1;
  for (const [document, score] of [...scores].sort((a, b) => a[0] - b[0])) {
    for (let rest = document - last - 1; ; rest = Math.floor(rest / MORE)) {
      text += DIGITS[(rest % MORE) + (rest >= MORE ? MORE : 0)];
      if (rest < MORE) break;
    }
    const step = Math.round(Math.log(score / LOWEST) / Math.log(STEP));
    text += DIGITS[Math.max(0, Math.min(STEPS, step))];
    last = document;
  }
  return text;
}

/** @throws Error when the text was not made by `encodeScores` */
export function decodeScores(text: string): Scores {
  const scores = new Map<number, number>();
  let last = -1;
  for (let i = 0; i < text.length; i++) {
    let distance = 0;
    let unit = 1;
    let value = valueAt(text, i);
    for (; value >= MORE; value = valueAt(text, ++i), unit *= MORE) distance += (value - MORE) * unit;
    last += distance + value * unit + 1;
    scores.set(last, LOWEST * STEP ** valueAt(text, ++i));
  }
  return scores;
}

/** How many documents a text speaks of, without reading their scores. */
export function countScores(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 2, count++) while (valueAt(text, i) >= MORE) i++;
  return count;
}

function valueAt(text: string, place: number): number {
  const value = VALUES[text.charCodeAt(place)];
  if (value === undefined) throw new Error('The search index is damaged. Build or install it again.');
  return value;
}
