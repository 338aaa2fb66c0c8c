import type { Metrics } from './evaluation';
import type { TrainingConstraints } from './training-constraints';

/** What genomes are held to on a history that has so many bars a day and a year. */
export interface TradingLimits {
  readonly constraints: TrainingConstraints;
  readonly daysPerYear: number;
}

/**
 * How far a genome is beyond its limits, 0 within: the excess of daily turnover and of drawdown as fractions of what is allowed, added up
 * (Deb 2000). The turnover of a day is the annual one over the days of a year, and over the largest position. A figure that is undefined
 * counts as an excess of one whole limit.
 */
export function measureBreach(
  { turnover, maxDrawdown: found }: Pick<Metrics, 'turnover' | 'maxDrawdown'>,
  { constraints, daysPerYear }: TradingLimits,
): number {
  const { maxPosition, turnoverPerDay, maxDrawdown } = constraints;
  const perDay = turnover === undefined ? undefined : turnover / daysPerYear / maxPosition;
  return excessOf(perDay, turnoverPerDay) + (maxDrawdown === undefined ? 0 : excessOf(found, maxDrawdown));
}

function excessOf(value: number | undefined, limit: number): number {
  return value === undefined ? 1 : Math.max(0, value / limit - 1);
}
