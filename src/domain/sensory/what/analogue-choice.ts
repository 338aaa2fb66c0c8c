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
  const length = Math.min(correlations.length, most + 1);
  const best = new Int32Array(Math.ceil(length / groupSize));
  const findIn = (group: number, count: number): void => {
    const to = Math.min(length, (group + 1) * groupSize);
    let index = -1;
    let largest = Number.NEGATIVE_INFINITY;
    for (let lag = Math.max(least, group * groupSize); lag < to; lag++) {
      if (correlations[lag]! > largest && isFree(lag, count)) {
        largest = correlations[lag]!;
        index = lag;
      }
    }
    best[group] = index;
  };
  const isFree = (lag: number, count: number): boolean => {
    for (let place = 0; place < count; place++) if (Math.abs(lag - chosen[place]!) < spacing) return false;
    return true;
  };
  for (let group = 0; group < best.length; group++) findIn(group, 0);
  let count = 0;
  while (count < chosen.length) {
    let lag = -1;
    for (let group = 0; group < best.length; group++) {
      const candidate = best[group]!;
      if (candidate >= 0 && (lag < 0 || correlations[candidate]! > correlations[lag]!)) lag = candidate;
    }
    if (lag < 0) break;
    chosen[count++] = lag;
    const from = Math.max(0, lag - spacing + 1);
    const to = Math.min(length, lag + spacing);
    for (let group = Math.floor(from / groupSize); group * groupSize < to; group++) findIn(group, count);
  }
  return count;
}
