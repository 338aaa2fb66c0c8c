/** How much memory a process holds at a moment. */
export interface MemoryPoint {
  /** Generations done. */
  readonly generation: number;
  readonly bytes: number;
}

/** Bytes a generation by ordinary least squares, with a 95 % interval. */
export interface MemorySlope {
  readonly slope: number;
  readonly lower: number;
  readonly upper: number;
  readonly points: number;
}

/** Fewer points than this say nothing about their dependence. */
const leastPoints = 20;

/** Share of the points over which errors may depend on each other: memory moves in steps that last for many generations. */
const bandwidth = 0.1;

/**
 * The slope of memory over generations. Errors are autocorrelated, so their variance is that of Newey and West (1987, Bartlett weights) over
 * a tenth of the points, and the critical value the one that Kiefer and Vogelsang (2005, table 1) give for so wide a window. Undefined with
 * fewer than 20 points or all of them at one generation.
 */
export function fitMemorySlope(points: readonly MemoryPoint[]): MemorySlope | undefined {
  const { length } = points;
  if (length < leastPoints) return undefined;
  const centre = points.reduce((sum, { generation }) => sum + generation, 0) / length;
  const level = points.reduce((sum, { bytes }) => sum + bytes, 0) / length;
  const places = points.map(({ generation }) => generation - centre);
  const square = places.reduce((sum, place) => sum + place * place, 0);
  if (!(square > 0)) return undefined;
  const slope = points.reduce((sum, { bytes }, index) => sum + places[index]! * (bytes - level), 0) / square;
  const scores = points.map(({ bytes }, index) => places[index]! * (bytes - level - slope * places[index]!));
  const variance = sumAutocovariances(scores, Math.ceil(bandwidth * length)) / square ** 2;
  const margin = criticalValue * Math.sqrt((variance * length) / (length - 2));
  return { slope, lower: slope - margin, upper: slope + margin, points: length };
}

/** Two-sided 5 % with Bartlett weights over the share `b` of the points: 1.96 + 2.9694 b + 0.4160 b^2 - 0.5324 b^3. */
const criticalValue = 1.96 + 2.9694 * bandwidth + 0.416 * bandwidth ** 2 - 0.5324 * bandwidth ** 3;

function sumAutocovariances(scores: readonly number[], lags: number): number {
  let sum = 0;
  for (let lag = 0; lag < lags; lag++) {
    let covariance = 0;
    for (let at = lag; at < scores.length; at++) covariance += scores[at]! * scores[at - lag]!;
    sum += (lag === 0 ? 1 : 2 * (1 - lag / lags)) * covariance;
  }
  return sum;
}
