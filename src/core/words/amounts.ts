const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Three digits below a thousand, whole above, by thousands: `7.44`, `16,384`. */
export const amountWords = (value: number): string =>
  (Math.abs(value) < 1000 ? String(Number(value.toPrecision(3))) : String(Math.round(value))).replace(
    /\B(?=(\d{3})+$)/g,
    ',',
  );

/** `12×`, `1.35×`. */
export const timesWords = (ratio: number): string => `${amountWords(ratio)}×`;

/** `21.3 µs`, `75.8 ms`, `1.02 s`. */
export function secondsWords(seconds: number): string {
  if (seconds < 1e-3) return `${amountWords(seconds * 1e6)} µs`;
  return seconds < 1 ? `${amountWords(seconds * 1e3)} ms` : `${amountWords(seconds)} s`;
}

/** `96 MiB`, `0 B`. */
export function bytesWords(bytes: number): string {
  const step = Math.min(UNITS.length - 1, bytes > 0 ? Math.floor(Math.log(bytes) / Math.log(1024) + 1e-9) : 0);
  return `${amountWords(bytes / 1024 ** step)} ${UNITS[step]}`;
}
