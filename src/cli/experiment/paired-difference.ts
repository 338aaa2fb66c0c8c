import type { ComparedRuns } from '../../domain/evolution/experiment-record';
import { deriveSeed } from '../../domain/numerics/derived-seed';
import { requireQuantile } from '../../domain/numerics/quantile';
import { createRandom } from '../../domain/numerics/random';

const resamples = 10_000;
const level = 0.95;

/** Throws a RangeError without pairs, or where the two differ in number. */
export function comparePairs(without: readonly number[], changed: readonly number[]): ComparedRuns {
  if (without.length !== changed.length || without.length === 0)
    throw new RangeError(`${without.length} and ${changed.length} runs make no pairs`);
  const differences = changed.map((value, pair) => value - without[pair]!);
  const random = createRandom(deriveSeed(0, 'pairs', differences.length));
  const means = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let draw = 0; draw < differences.length; draw++) sum += differences[random.integer(differences.length)]!;
    return sum / differences.length;
  });
  const quantileAt = (probability: number): number => requireQuantile(means, probability);
  return {
    pairs: differences.length,
    without: meanOf(without),
    with: meanOf(changed),
    difference: meanOf(differences),
    interval: { lower: quantileAt((1 - level) / 2), upper: quantileAt((1 + level) / 2) },
    larger: differences.filter((difference) => difference > 0).length / differences.length,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
