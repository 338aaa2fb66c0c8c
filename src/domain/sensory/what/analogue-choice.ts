export interface AnalogueChoiceOptions {
  /** Smallest and largest lag that may be chosen. */
  readonly least: number;
  readonly most: number;
  /** Lags chosen lie at least so far apart. */
  readonly spacing: number;
}

/** Lags whose best is remembered together: choosing again after one is taken looks into a few such groups only. */
const groupSize = 32;

/**
 * The lags of the largest correlations, best first, each at least `spacing` from those before it; among equals the smaller. Fills `chosen` and gives how many
 * there are: fewer where no other is left. Lags of NaN are never chosen.
 */
export function chooseAnalogues(
  correlations: Float64Array,
  options: AnalogueChoiceOptions,
  chosen: Int32Array,
): number {
  const { least, most, spacing } = options;
  const left = correlations.slice(0, most + 1).fill(Number.NaN, 0, least);
  const best = new Int32Array(Math.ceil(left.length / groupSize));
  for (let group = 0; group < best.length; group++) best[group] = findBest(left, group);
  let count = 0;
  for (; count < chosen.length; count++) {
    let lag = -1;
    for (const candidate of best) {
      if (candidate >= 0 && (lag < 0 || left[candidate]! > left[lag]!)) lag = candidate;
    }
    if (lag < 0) break;
    chosen[count] = lag;
    const from = Math.max(0, lag - spacing + 1);
    const to = Math.min(left.length, lag + spacing);
    left.fill(Number.NaN, from, to);
    for (let group = Math.floor(from / groupSize); group * groupSize < to; group++) best[group] = findBest(left, group);
  }
  return count;
}

/** Index of the largest value of a group, -1 where all are NaN. */
function findBest(values: Float64Array, group: number): number {
  const to = Math.min(values.length, (group + 1) * groupSize);
  let index = -1;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = group * groupSize; i < to; i++) {
    if (values[i]! > largest) {
      largest = values[i]!;
      index = i;
    }
  }
  return index;
}
