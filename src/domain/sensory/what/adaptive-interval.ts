import { whatPolicy } from './policy';

/**
 * Half-width of an interval about a forecast, from the errors that forecasts of its kind made (conformal), the quantile moved after every outcome so that the share
 * held is the one asked for whatever the market does (Gibbs & Candes 2021): a miss asks for more next time, a hit for a little less.
 * Over T outcomes the share held cannot stray from the one asked for by more than about 1 / (learning rate T), however they depend on one another, while
 * the quantile asked for is one that the remembered errors have; beyond the largest of them the largest is given, where the theory says: all numbers.
 */
export interface AdaptiveInterval {
  /** NaN until the policy's least number of errors is known. */
  halfWidth(): number;
  /** An outcome: how far it was from the forecast, and the half-width that had been given with that forecast, NaN if none. */
  observe(error: number, given: number): void;
}

export function openAdaptiveInterval(policy = whatPolicy.interval): AdaptiveInterval {
  const { coverage, learningRate, errors, leastErrors } = policy;
  const kept = new Float64Array(errors);
  const sorted = new Float64Array(errors);
  let seen = 0;
  let miss = 1 - coverage;
  return {
    halfWidth: () => {
      if (seen < leastErrors) return Number.NaN;
      const count = Math.min(seen, errors);
      const rank = Math.ceil((count + 1) * (1 - miss));
      return sorted[Math.min(Math.max(rank, 1), count) - 1]!;
    },
    observe: (error, given) => {
      const size = Math.abs(error);
      let count = Math.min(seen, errors);
      if (count === errors) {
        const gone = findRank(sorted, count, kept[seen % errors]!);
        sorted.copyWithin(gone, gone + 1, count);
        count--;
      }
      const place = findRank(sorted, count, size);
      sorted.copyWithin(place + 1, place, count);
      sorted[place] = size;
      kept[seen % errors] = size;
      seen++;
      if (!Number.isNaN(given)) miss += learningRate * (1 - coverage - Number(size > given));
    },
  };
}

/** Number of the first `count` sorted values below `value`. */
function findRank(sorted: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
