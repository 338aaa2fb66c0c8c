import { computeExcessQuantile, fitGeneralisedPareto, type GeneralisedPareto } from './generalised-pareto';
import { quantise } from './quantise';
import { assertFinite } from './statistics';

/** A tail beyond a threshold and how often it is reached. */
export interface PeaksOverThreshold {
  readonly threshold: number;
  /** Values above the threshold, and all values. */
  readonly exceedances: number;
  readonly count: number;
  readonly tail: GeneralisedPareto;
  /** Standard errors of shape and scale; undefined where the information has no inverse or the shape is at or below -1/2 (Smith 1985). */
  readonly standardErrors: GeneralisedPareto | undefined;
}

export interface TailRisk {
  /** Exceeded with probability 1 - confidence. */
  readonly valueAtRisk: number;
  /** Mean of what exceeds it; undefined where the tail has no mean (shape 1 and above). */
  readonly expectedShortfall: number | undefined;
}

/** Shapes nearer to 0 make the observed information a difference of nearly equal numbers. */
const flatShape = 1e-3;

/**
 * Generalised Pareto tail of the values above a threshold by maximum likelihood, with standard errors from the observed information (McNeil 1997;
 * Smith 1987; Davison & Smith 1990). Undefined for fewer than 10 values above the threshold or where they do not vary. Throws a RangeError on a
 * value that is not finite.
 */
export function fitPeaksOverThreshold(values: ArrayLike<number>, threshold: number): PeaksOverThreshold | undefined {
  assertFinite(values);
  const excesses = Float64Array.from(values)
    .filter((value) => value > threshold)
    .map((value) => value - threshold);
  const fit = fitGeneralisedPareto(excesses);
  if (!fit) return undefined;
  const standardErrors = computeStandardErrors(excesses, fit);
  const tail = { shape: quantise(fit.shape), scale: quantise(fit.scale) };
  return { threshold, exceedances: excesses.length, count: values.length, tail, standardErrors };
}

/**
 * Value at risk and expected shortfall beyond a threshold (McNeil, Frey & Embrechts 2005, 7.18 and 7.19), in the unit of the values. Throws a
 * RangeError where the confidence is below the share of values under the threshold, of which the tail says nothing, or not below 1.
 */
export function computeTailRisk(peaks: PeaksOverThreshold, confidence: number): TailRisk {
  const { threshold, tail } = peaks;
  const exceedance = (1 - confidence) / (peaks.exceedances / peaks.count);
  if (!(confidence < 1 && exceedance <= 1))
    throw new RangeError(
      `the tail begins at ${1 - peaks.exceedances / peaks.count} and does not tell of ${confidence}`,
    );
  const valueAtRisk = threshold + computeExcessQuantile(tail, exceedance);
  const beyond = (tail.scale + tail.shape * (valueAtRisk - threshold)) / (1 - tail.shape);
  return {
    valueAtRisk: quantise(valueAtRisk),
    expectedShortfall: tail.shape < 1 ? quantise(valueAtRisk + beyond) : undefined,
  };
}

function computeStandardErrors(excesses: Float64Array, tail: GeneralisedPareto): GeneralisedPareto | undefined {
  const { shape, scale } = tail;
  const count = excesses.length;
  if (shape <= -0.5) return undefined;
  if (Math.abs(shape) < flatShape) {
    const errors = { shape: (1 + shape) / Math.sqrt(count), scale: scale * Math.sqrt((2 * (1 + shape)) / count) };
    return { shape: quantise(errors.shape), scale: quantise(errors.scale) };
  }
  let shapes = 0;
  let scales = 0;
  let both = 0;
  for (const excess of excesses) {
    const y = excess / scale;
    const w = 1 + shape * y;
    shapes += (2 * Math.log(w)) / shape ** 3 - (2 * y) / (shape * shape * w) - ((1 + 1 / shape) * y * y) / (w * w);
    scales += ((1 + shape) * y * (2 + shape * y)) / (w * w) - 1;
    both += ((1 + shape) * y * y) / (w * w) - y / w;
  }
  const determinant = shapes * scales - both * both;
  if (!(determinant > 0 && shapes > 0)) return undefined;
  return {
    shape: quantise(Math.sqrt(scales / determinant)),
    scale: quantise(scale * Math.sqrt(shapes / determinant)),
  };
}
