import type { Bars } from '../../market/bars';
import { openLogPath, returnNoise, type LogPath } from './log-path';
import { whatPolicy } from './policy';
import { openRecentValues, type RecentValues } from './recent-values';

/**
 * How alike the latest window of log closes and each earlier one are, both brought to mean 0 and deviation 1: one row of the matrix profile (Yeh et al. 2016) a bar,
 * looking into the past only and no further than the policy's history. Each covariance follows from that of the bar before by two products, as STOMPI's do
 * (Zhu et al. 2016), in the centred form of Zimmerman et al. (2019), which does not cancel.
 */
export interface MatrixProfile {
  push(bars: Bars, t: number): void;
  readonly path: LogPath;
  /** Smallest lag that counts: nearer ones are the same window moved a little (trivial matches). */
  readonly leastLag: number;
  /** Largest lag there is as yet. */
  mostLag(): number;
  /** By lag: correlation of the latest window with the one so many bars before; NaN where one of them is flat, and outside the lags above. */
  readonly correlations: Float64Array;
}

/** Distance of two standardised windows from their correlation: root mean square over their bars, in deviations, 0 to 2. */
export function computeShapeDistance(correlation: number): number {
  return Math.sqrt(Math.max(0, 2 - 2 * correlation));
}

/** @param windowBars whole number, at least 3 */
export function openMatrixProfile(windowBars: number): MatrixProfile {
  const { historyBars, refreshBars } = whatPolicy.analogues;
  const path = openLogPath(historyBars + windowBars);
  const windows = openWindows(historyBars + 1);
  const { means, inverses, halves, sums } = windows;
  const covariances = new Float64Array(historyBars + 1);
  const correlations = new Float64Array(historyBars + 1).fill(Number.NaN);
  // A quarter of the window (Law 2019); the half of Yeh et al. would leave too few windows of a short past.
  const leastLag = Math.ceil(windowBars / 4);
  let lags = 0;

  const sumAfresh = (lag: number): void => {
    const { values } = path.levels;
    const now = path.levels.end() - windowBars;
    const last = means.end() - 1;
    const [mean, meanThen] = [means.values[last]!, means.values[last - lag]!];
    let sum = 0;
    for (let i = now; i < now + windowBars; i++) sum += (values[i]! - mean) * (values[i - lag]! - meanThen);
    covariances[lag] = sum;
  };

  const correlate = (): void => {
    const last = means.end() - 1;
    const [half, sum, inverse] = [halves.values[last]!, sums.values[last]!, inverses.values[last]!];
    const [halvesThen, sumsThen, inversesThen] = [halves.values, sums.values, inverses.values];
    for (let lag = leastLag; lag <= lags; lag++) {
      const covariance = covariances[lag]! + half * sumsThen[last - lag]! + halvesThen[last - lag]! * sum;
      covariances[lag] = covariance;
      correlations[lag] = covariance * inverse * inversesThen[last - lag]!;
    }
  };

  return {
    path,
    leastLag,
    correlations,
    mostLag: () => lags,
    push: (bars, t) => {
      path.push(bars, t);
      if (t < windowBars - 1) return;
      describeWindow(windows, path, windowBars);
      const reachable = Math.min(historyBars, t - windowBars + 1);
      correlate();
      for (let lag = lags + 1; lag <= reachable; lag++) freshen(lag);
      lags = reachable;
      for (let lag = leastLag + (t % refreshBars); lag <= lags; lag += refreshBars) freshen(lag);
    },
  };

  function freshen(lag: number): void {
    sumAfresh(lag);
    const last = means.end() - 1;
    if (lag >= leastLag) correlations[lag] = covariances[lag]! * inverses.values[last]! * inverses.values[last - lag]!;
  }
}

/** The windows of the past by the bar of their end, as columns of one length. */
interface Windows {
  readonly means: RecentValues;
  /** Reciprocal of the length of the centred window; NaN where it is flat. */
  readonly inverses: RecentValues;
  /** The two factors by which covariances follow from those of the bar before. */
  readonly halves: RecentValues;
  readonly sums: RecentValues;
}

function openWindows(remembered: number): Windows {
  const [means, inverses] = [openRecentValues(remembered), openRecentValues(remembered)];
  const [halves, sums] = [openRecentValues(remembered), openRecentValues(remembered)];
  return { means, inverses, halves, sums };
}

/** Adds the latest window of the path. */
function describeWindow({ means, inverses, halves, sums }: Windows, { levels }: LogPath, windowBars: number): void {
  const { values } = levels;
  const end = levels.end();
  const { mean, length } = measureWindow(values, end, windowBars);
  const isFirst = means.end() === 0;
  const [entered, left] = [values[end - 1]!, values[end - 1 - windowBars]!];
  halves.push(isFirst ? 0 : (entered - left) / 2);
  sums.push(isFirst ? 0 : entered - mean + (left - means.values[means.end() - 1]!));
  means.push(mean);
  inverses.push(length > returnNoise * windowBars ? 1 / length : Number.NaN);
}

/** Mean of the last `windowBars` values before `end`, and the length of the window as a vector about it; exactly 0 where all are equal. */
function measureWindow(values: Float64Array, end: number, windowBars: number): { mean: number; length: number } {
  const first = values[end - windowBars]!;
  let sum = 0;
  for (let i = end - windowBars; i < end; i++) sum += values[i]! - first;
  const centre = sum / windowBars;
  let squares = 0;
  for (let i = end - windowBars; i < end; i++) {
    const distance = values[i]! - first - centre;
    squares += distance * distance;
  }
  return { mean: first + centre, length: Math.sqrt(squares) };
}
