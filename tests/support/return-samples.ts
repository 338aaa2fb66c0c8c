import type { Random } from '../../src/domain/numerics/random';

/** Returns of deviation 1 around a mean, which is then their true Sharpe ratio a period. */
export type ReturnSampler = (random: Random, length: number, mean: number) => Float64Array;

export const normalReturns: ReturnSampler = (random, length, mean) =>
  Float64Array.from({ length }, () => mean + random.normal());

/** Student's t with 5 degrees of freedom: kurtosis 9. */
export const fatTailedReturns: ReturnSampler = (random, length, mean) =>
  Float64Array.from({ length }, () => {
    let squares = 0;
    for (let degree = 0; degree < 5; degree++) squares += random.normal() ** 2;
    return mean + (random.normal() / Math.sqrt(squares / 5)) * Math.sqrt(3 / 5);
  });

/** First-order autoregressive, started in its stationary distribution. */
export const autoregressiveReturns =
  (coefficient: number): ReturnSampler =>
  (random, length, mean) => {
    let level = random.normal();
    return Float64Array.from({ length }, () => {
      level = coefficient * level + Math.sqrt(1 - coefficient * coefficient) * random.normal();
      return mean + level;
    });
  };
