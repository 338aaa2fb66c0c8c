import type { FeatureStream } from '../../market/feature';
import { computeNaturalLogarithm } from '../../numerics/natural-logarithm';
import { openLogPath, returnNoise } from './log-path';
import { whatPolicy } from './policy';

/**
 * How rough the path of prices is: 1 for a smooth line, 1.5 for a random walk, towards 2 where every move is taken back (2 - H for self-affine paths).
 * A stream of one dimension over the last `windowBars` closes; NaN until they are there and where they do not move.
 */
export function openFractalDimension(windowBars: number): FeatureStream {
  return openPathMeasure(windowBars, computeHiguchiDimension);
}

/** The same by the curve's length in the unit square. */
export function openCurveDimension(windowBars: number): FeatureStream {
  return openPathMeasure(windowBars, computeSevcikDimension);
}

function openPathMeasure(windowBars: number, measure: (values: Float64Array) => number): FeatureStream {
  const path = openLogPath(windowBars);
  return {
    push: (bars, t) => {
      path.push(bars, t);
      const { values, end } = path.levels;
      return t + 1 < windowBars ? Number.NaN : measure(values.subarray(end() - windowBars, end()));
    },
  };
}

/**
 * Higuchi (1988): the mean length of the curve read at every k-th value falls as k to the power -D; least-squares slope of its logarithm over ln(1 / k)
 * for k up to the policy's largest step. NaN where some length is 0. At least twice as many values as that step.
 */
export function computeHiguchiDimension(values: Float64Array): number {
  const last = values.length - 1;
  const steps = whatPolicy.fractal.higuchiSteps;
  let [sumX, sumY, products, squares] = [0, 0, 0, 0];
  for (let k = 1; k <= steps; k++) {
    let length = 0;
    for (let start = 0; start < k; start++) {
      const moves = Math.floor((last - start) / k);
      let distance = 0;
      for (let i = 1; i <= moves; i++) distance += Math.abs(values[start + i * k]! - values[start + (i - 1) * k]!);
      length += (distance * last) / (moves * k * k);
    }
    if (!(length > returnNoise * values.length)) return Number.NaN;
    const x = -computeNaturalLogarithm(k);
    const y = computeNaturalLogarithm(length / k);
    sumX += x;
    sumY += y;
    products += x * y;
    squares += x * x;
  }
  return (steps * products - sumX * sumY) / (steps * squares - sumX * sumX);
}

/**
 * Sevcik (1998): 1 + ln L / ln(2 (N - 1)) with L the length of the curve stretched to the unit square. It approaches the dimension from below and slowly:
 * a random walk of 128 values has about 1.34, so it ranks roughness rather than measures it. NaN where the values are equal.
 */
export function computeSevcikDimension(values: Float64Array): number {
  const last = values.length - 1;
  let lowest = values[0]!;
  let highest = lowest;
  for (let i = 1; i <= last; i++) {
    lowest = Math.min(lowest, values[i]!);
    highest = Math.max(highest, values[i]!);
  }
  const range = highest - lowest;
  if (!(range > returnNoise)) return Number.NaN;
  const step = 1 / (last * last);
  let length = 0;
  for (let i = 1; i <= last; i++) {
    const rise = (values[i]! - values[i - 1]!) / range;
    length += Math.sqrt(step + rise * rise);
  }
  return 1 + computeNaturalLogarithm(length) / computeNaturalLogarithm(2 * last);
}
