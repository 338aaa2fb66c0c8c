import { computeQuantile } from '../numerics/quantile';

const dayMs = 86_400_000;
const daysPerYear = 365.25;
/** Years of trading days, of every day, of weeks, months and quarters. */
const usual = [252, 365, 52, 12, 4, 1];
/** How far a count may lie from the usual one: holidays, and calendars that differ. */
const tolerance = 0.06;

/**
 * Rows a year, told by their times: the usual number that is nearest, or undefined where none is near. Rows within a day are not guessed:
 * how long a market is open they do not tell.
 */
export function inferPeriodsPerYear(times: Float64Array): number | undefined {
  if (times.length < 3) return undefined;
  const gaps = Float64Array.from({ length: times.length - 1 }, (_, row) => times[row + 1]! - times[row]!);
  const typical = computeQuantile(gaps, 0.5);
  if (typical === undefined || typical < 0.9 * dayMs) return undefined;
  const span = times[times.length - 1]! - times[0]!;
  const perYear = (gaps.length / span) * dayMs * daysPerYear;
  return usual.find((count) => Math.abs(perYear / count - 1) <= tolerance);
}
