import type { Random } from '../../domain/numerics/random';
import { createStationaryBootstrap } from '../../domain/numerics/stationary-bootstrap';
import { computeResampledVariance } from '../../domain/numerics/stationary-bootstrap-variance';
import type { ReturnMatrix } from '../../domain/validation/stage-evidence';

export interface PlainTestOptions {
  readonly resamples: number;
  readonly meanBlockLength: number;
  readonly random: Random;
}

/**
 * The rival of the project's test of superior predictive ability: the same resamples, each strategy's mean in each computed value by value.
 * Returns the p-value of the least favourable null, which needs no more of the resamples than the others.
 */
export function testByCopying(
  { rows, columns, values }: ReturnMatrix,
  { resamples, meanBlockLength, random }: PlainTestOptions,
): number {
  const series = Array.from({ length: rows }, (_, row) => values.subarray(row * columns, (row + 1) * columns));
  const means = series.map((returns) => returns.reduce((sum, value) => sum + value, 0) / columns);
  const errors = series.map((returns) =>
    Math.sqrt((computeResampledVariance(returns, meanBlockLength) ?? NaN) / columns),
  );
  const statistic = Math.max(0, ...means.map((mean, i) => mean / errors[i]!));
  const bootstrap = createStationaryBootstrap({ observations: columns, meanBlockLength, random });
  const positions = new Int32Array(columns);
  let reached = 0;
  for (let resample = 0; resample < resamples; resample++) {
    const blocks = bootstrap.draw();
    let filled = 0;
    for (let block = 0; block < blocks; block++)
      for (let i = 0; i < bootstrap.lengths[block]!; i++)
        positions[filled++] = (bootstrap.starts[block]! + i) % columns;
    let largest = 0;
    for (let row = 0; row < rows; row++) {
      const sum = sumAt(series[row]!, positions);
      largest = Math.max(largest, (sum / columns - means[row]!) / errors[row]!);
    }
    if (largest >= statistic) reached++;
  }
  return (1 + reached) / (1 + resamples);
}

function sumAt(returns: Float64Array, positions: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < positions.length; i++) sum += returns[positions[i]!]!;
  return sum;
}
