/** Of the standard normal distribution: 95 % lie within so many deviations of the mean. */
const Z = 1.959963984540054;

/**
 * Lower end of the two-sided 95 % interval for a share of which `right` of `read` were seen, from 0 to 1; 0 when nothing
 * was read. After E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927: unlike the
 * usual interval it does not promise certainty when all of a few are right.
 *
 * @throws RangeError for counts that cannot be
 */
export function wilsonLower(right: number, read: number): number {
  const areCounts = Number.isInteger(right) && Number.isInteger(read);
  if (!areCounts || right < 0 || right > read) throw new RangeError(`${right} of ${read} is no share`);
  if (right === 0) return 0;
  const share = right / read;
  const square = Z * Z;
  const middle = share + square / (2 * read);
  const spread = Z * Math.sqrt((share * (1 - share)) / read + square / (4 * read * read));
  return (middle - spread) / (1 + square / read);
}
