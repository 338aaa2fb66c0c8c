/**
 * P(X >= successes) for the number X of successes in so many independent trials. By the ratios of neighbouring probabilities from the most
 * likely number outwards: products only, so that every platform gives the same bits. Relative error about 1e-16 times the trials.
 * Throws a RangeError on counts that are no whole numbers in order, or a probability outside [0, 1].
 */
export function computeBinomialTail(successes: number, trials: number, probability: number): number {
  assertCounts(successes, trials);
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`a probability lies in [0, 1], not at ${probability}`);
  if (successes === 0 || probability === 1) return 1;
  if (probability === 0) return 0;
  const odds = probability / (1 - probability);
  const mode = Math.min(trials, Math.floor((trials + 1) * probability));
  let [tail, rest] = mode >= successes ? [1, 0] : [0, 1];
  for (let count = mode + 1, weight = 1; count <= trials && weight > 0; count++) {
    weight *= ((trials - count + 1) / count) * odds;
    if (count >= successes) tail += weight;
    else rest += weight;
  }
  for (let count = mode, weight = 1; count >= 1 && weight > 0; count--) {
    weight *= count / (trials - count + 1) / odds;
    if (count - 1 >= successes) tail += weight;
    else rest += weight;
  }
  return tail / (tail + rest);
}

/** One-sided bounds of a share, each of which is wrong at most as often as it says. */
export interface ShareBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Exact bounds of the probability of success (Clopper & Pearson 1934), each one-sided at confidence `level`: together they are the two-sided
 * interval at 2 level - 1. Throws a RangeError on counts out of order, without trials, or a level outside (0, 1).
 */
export function computeShareBounds(successes: number, trials: number, level: number): ShareBounds {
  assertCounts(successes, trials);
  if (trials === 0) throw new RangeError('no trials, no share');
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence lies inside (0, 1), not at ${level}`);
  return {
    lower: boundBelow(successes, trials, level),
    upper: 1 - boundBelow(trials - successes, trials, level),
  };
}

/** The probability under which so many successes or more are as rare as 1 - level. */
function boundBelow(successes: number, trials: number, level: number): number {
  if (successes === 0) return 0;
  let [low, high] = [0, 1];
  // The tail rises with the probability; sixty halvings leave 1e-18.
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (computeBinomialTail(successes, trials, middle) > 1 - level) high = middle;
    else low = middle;
  }
  return low;
}

function assertCounts(successes: number, trials: number): void {
  if (!(Number.isInteger(successes) && Number.isInteger(trials) && successes >= 0 && successes <= trials))
    throw new RangeError(`${successes} successes in ${trials} trials cannot be`);
}
