import { power } from './power';

export interface OnlineLogisticOptions {
  /** Prior mean and variance of each coefficient, independent of each other. */
  readonly means: readonly number[];
  readonly variances: readonly number[];
}

/** Logistic regression that learns case by case. */
export interface OnlineLogistic {
  /** Probability of the outcome, strictly between 0 and 1. */
  predict(inputs: ArrayLike<number>): number;
  /** Learns one case; `weight` below 1 for cases that share what they tell with others. */
  learn(inputs: ArrayLike<number>, outcome: 0 | 1, weight: number): void;
}

/** Log-odds beyond which a probability is as good as certain. */
const mostCertain = 30;

/**
 * Bayesian logistic regression with a normal approximation of the posterior, moved by one Newton step a case (Spiegelhalter & Lauritzen 1990). Work
 * a case grows with the square of the coefficients; the exponential is `power`'s, so that every platform learns the same bits.
 */
export function createOnlineLogistic({ means, variances }: OnlineLogisticOptions): OnlineLogistic {
  const size = means.length;
  const coefficients = Float64Array.from(means);
  const covariance = Float64Array.from({ length: size * size }, (_, i) =>
    i % (size + 1) === 0 ? variances[i / (size + 1)]! : 0,
  );
  const spread = new Float64Array(size);

  const predict = (inputs: ArrayLike<number>): number => {
    let logOdds = 0;
    for (let i = 0; i < size; i++) logOdds += coefficients[i]! * inputs[i]!;
    return 1 / (1 + power(Math.E, -Math.min(Math.max(logOdds, -mostCertain), mostCertain)));
  };

  const learn = (inputs: ArrayLike<number>, outcome: 0 | 1, weight: number): void => {
    const probability = predict(inputs);
    const information = weight * probability * (1 - probability);
    let uncertainty = 0;
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += covariance[i * size + j]! * inputs[j]!;
      spread[i] = sum;
      uncertainty += sum * inputs[i]!;
    }
    const shrink = 1 / (1 + information * uncertainty);
    const surprise = weight * (outcome - probability) * shrink;
    for (let i = 0; i < size; i++) {
      coefficients[i]! += surprise * spread[i]!;
      for (let j = 0; j < size; j++) covariance[i * size + j]! -= information * shrink * spread[i]! * spread[j]!;
    }
  };

  return { predict, learn };
}
