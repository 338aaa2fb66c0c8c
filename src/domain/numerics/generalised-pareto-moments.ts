import type { GeneralisedPareto } from './generalised-pareto';

/**
 * Generalised Pareto distribution by probability-weighted moments (Hosking & Wallis 1987) of excesses in ascending order. For some dozens of
 * excesses and a shape near 0.2 nearer to the truth than maximum likelihood, and made of sums and quotients alone: equal on every
 * platform, at a hundredth of the cost. The shape is always below 1, so a mean exists. Undefined below 10 excesses or where they do not vary.
 */
export function estimateGeneralisedPareto(ascending: Float64Array): GeneralisedPareto | undefined {
  const count = ascending.length;
  if (count < 10) return undefined;
  let sum = 0;
  let weighted = 0;
  for (let i = 0; i < count; i++) {
    sum += ascending[i]!;
    weighted += (count - 1 - i) * ascending[i]!;
  }
  const mean = sum / count;
  const lower = weighted / (count - 1) / count;
  const spread = mean - 2 * lower;
  if (!(spread > 1e-12 * mean)) return undefined;
  return { shape: 2 - mean / spread, scale: (2 * mean * lower) / spread };
}
