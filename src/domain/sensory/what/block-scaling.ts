import type { FeatureStream } from '../../market/feature';
import type { NumberStream } from '../../numerics/number-stream';
import { computeNaturalLogarithm } from '../../numerics/natural-logarithm';
import { openRollingSum } from '../../numerics/rolling-sum-stream';
import { openLogPath } from './log-path';
import { whatPolicy } from './policy';

/** What is measured of a block of log returns, and how it grows with the block's length where returns are independent. */
export interface BlockMeasure {
  /** Of the `size` returns from `from` on; NaN where the block does not move. */
  measure(returns: Float64Array, from: number, size: number): number;
  /** Its mean over blocks of independent normal returns, up to a factor that no size changes. */
  expected(size: number): number;
  /** Power of the fluctuation that is measured: 1 for a range, 2 for a variance. */
  readonly power: 1 | 2;
}

interface Scale {
  readonly size: number;
  readonly logSize: number;
  readonly logExpected: number;
  readonly total: NumberStream;
  readonly count: NumberStream;
}

/** Block sizes: powers of two from the policy's smallest to a quarter of the window. */
export function listBlockSizes(windowBars: number): number[] {
  const sizes: number[] = [];
  for (let size: number = whatPolicy.fractal.smallestBlock; size <= windowBars / 4; size *= 2) sizes.push(size);
  return sizes;
}

/**
 * Exponent with which a measure of the returns' cumulated sum grows with the length of a block, over the last `windowBars` returns: 1/2 plus the
 * least-squares slope of ln(mean measure / its expectation at 1/2) over ln(length), so that the measure's small-sample bias cancels where returns are independent.
 * All blocks that lie in the window count, overlapping ones too: the value depends on the window alone and not on where the record begins.
 * NaN until the window is full and where no block of some length moves.
 */
export function openScalingExponent(windowBars: number, { measure, expected, power }: BlockMeasure): FeatureStream {
  const path = openLogPath(windowBars);
  const scales = listBlockSizes(windowBars).map((size): Scale => {
    const blocks = windowBars - size + 1;
    const logs = { logSize: computeNaturalLogarithm(size), logExpected: computeNaturalLogarithm(expected(size)) };
    return { size, ...logs, total: openRollingSum(blocks), count: openRollingSum(blocks) };
  });
  const ratios = new Float64Array(scales.length);
  return {
    push: (bars, t) => {
      path.push(bars, t);
      for (const [place, { size, total, count, logExpected }] of scales.entries()) {
        if (t < size) continue;
        const value = measure(path.returns.values, path.returns.end() - size, size);
        const moves = !Number.isNaN(value);
        const sum = total(moves ? value : 0);
        const counted = count(Number(moves));
        ratios[place] = counted > 0 ? computeNaturalLogarithm(sum / counted) - logExpected : Number.NaN;
      }
      return t < windowBars ? Number.NaN : 0.5 + fitSlope(scales, ratios) / power;
    },
  };
}

function fitSlope(scales: readonly Scale[], ratios: Float64Array): number {
  let centre = 0;
  for (const { logSize } of scales) centre += logSize / scales.length;
  let products = 0;
  let squares = 0;
  for (let place = 0; place < scales.length; place++) {
    const distance = scales[place]!.logSize - centre;
    products += distance * ratios[place]!;
    squares += distance * distance;
  }
  return products / squares;
}
