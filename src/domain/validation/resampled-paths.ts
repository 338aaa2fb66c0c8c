import type { Random } from '../numerics/random';
import { createStationaryBootstrap } from '../numerics/stationary-bootstrap';
import { computeBlockLength } from '../numerics/stationary-bootstrap-block-length';

/** What histories like this one could have brought, one value a resample. */
export interface ResampledPaths {
  /** Largest fall from a peak, a positive fraction. */
  readonly maxDrawdowns: Float64Array;
  readonly totalReturns: Float64Array;
  readonly meanBlockLength: number;
}

/**
 * Wealth along stationary-bootstrap resamples of simple returns, each as long as they are. Blocks are as long as the returns or their squares ask
 * for, whichever is more (Politis & White 2004): a drawdown hangs on spells of volatility as much as on trends. Values must be finite; throws a
 * RangeError without returns.
 */
export function resamplePaths(
  returns: Float64Array,
  { random, resamples }: { readonly random: Random; readonly resamples: number },
): ResampledPaths {
  const meanBlockLength = Math.max(
    computeBlockLength(returns),
    computeBlockLength(returns.map((value) => value * value)),
  );
  const bootstrap = createStationaryBootstrap({ observations: returns.length, meanBlockLength, random });
  const twice = new Float64Array(2 * returns.length);
  twice.set(returns);
  twice.set(returns, returns.length);
  const maxDrawdowns = new Float64Array(resamples);
  const totalReturns = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    const blocks = bootstrap.draw();
    let [wealth, peak, depth] = [1, 1, 0];
    for (let block = 0; block < blocks; block++) {
      const start = bootstrap.starts[block]!;
      const end = start + bootstrap.lengths[block]!;
      for (let i = start; i < end; i++) {
        wealth *= 1 + twice[i]!;
        if (wealth >= peak) peak = wealth;
        else if (1 - wealth / peak > depth) depth = 1 - wealth / peak;
      }
    }
    maxDrawdowns[resample] = depth;
    totalReturns[resample] = wealth - 1;
  }
  return { maxDrawdowns, totalReturns, meanBlockLength };
}
