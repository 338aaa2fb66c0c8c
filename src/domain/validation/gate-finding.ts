import { quantise } from '../numerics/quantise';
import type { GateFinding, GateStatistic, GateThreshold } from './gate';
import { checkThreshold, describeShortfall } from './threshold-check';

/** A figure as a gate computed it; what the evidence does not define is undefined. */
export interface MeasuredFigure {
  readonly name: string;
  readonly value?: number | undefined;
  readonly standardError?: number | undefined;
  readonly interval?: GateStatistic['interval'] | undefined;
  readonly pValue?: number | undefined;
  readonly method: string;
}

/** What a gate has measured and what it asks of it. */
export interface Measurement {
  readonly figures: readonly MeasuredFigure[];
  /** How much there has to be to tell anything; what falls short leaves the gate inconclusive. */
  readonly enough?: readonly GateThreshold[];
  /** What has to be reached to pass. */
  readonly thresholds: readonly GateThreshold[];
}

/**
 * Passed where every threshold is reached, refused where one is not, inconclusive where there is not enough to tell or a figure is not defined.
 * Figures are cut to twelve digits before they are compared, so that what is recorded bears out what was said.
 */
export function weighMeasurement({ figures, enough = [], thresholds }: Measurement): GateFinding {
  const statistics = figures.map(quantiseFigure);
  const finding = { statistics, thresholds: [...enough, ...thresholds] };
  const select = (among: readonly GateThreshold[], ...verdicts: (boolean | undefined)[]): string[] =>
    among
      .filter((threshold) => verdicts.includes(checkThreshold(statistics, threshold)))
      .map((threshold) => describeShortfall(statistics, threshold));
  const short = select(enough, false, undefined);
  if (short.length > 0) return { outcome: 'inconclusive', reasons: short, ...finding };
  const missed = select(thresholds, false);
  const open = select(thresholds, undefined);
  if (missed.length > 0) return { outcome: 'refused', reasons: [...missed, ...open], ...finding };
  if (open.length > 0) return { outcome: 'inconclusive', reasons: open, ...finding };
  return { outcome: 'passed', reasons: [], ...finding };
}

export function quantiseFigure({
  name,
  value,
  standardError,
  interval,
  pValue,
  method,
}: MeasuredFigure): GateStatistic {
  return {
    name,
    ...(value !== undefined && { value: quantise(value) }),
    ...(standardError !== undefined && { standardError: quantise(standardError) }),
    ...(interval && {
      interval: { lower: quantise(interval.lower), upper: quantise(interval.upper), level: interval.level },
    }),
    ...(pValue !== undefined && { pValue: quantise(pValue) }),
    method,
  };
}
