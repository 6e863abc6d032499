/** Place of the first entry that is not below a value, in a list sorted by code unit. */
export function lowerBound(sorted: readonly string[], value: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of a value in a list sorted by code unit, or nothing. */
export function placeIn(sorted: readonly string[], value: string): number | undefined {
  const place = lowerBound(sorted, value);
  return sorted[place] === value ? place : undefined;
}
