import type { Feature, FeatureStream } from '../../market/feature';
import type { Bars } from '../../market/bars';
import { computeStreamedColumn } from '../../market/streamed-column';
import { estimateGeneralisedPareto } from '../../numerics/generalised-pareto-moments';
import { power } from '../../numerics/power';
import { createSortedWindow } from '../../numerics/sorted-window';
import { chaosPolicy } from './policy';
import { createVolatilityLevels } from './volatility-levels';

/** Losses of the next bar as fractions, positive = loss; NaN while undefined. */
export interface LossForecast {
  valueAtRisk: number;
  expectedShortfall: number;
}

export interface LossForecastStream {
  /** Its result is one and the same object, filled anew for every bar. */
  push(bars: Bars, t: number): LossForecast;
}

/** Excesses with a shape beyond these are noise of a small sample, and would make the forecast one. */
const shapes = { least: -0.5, most: 0.9 };
/** Shapes nearer to 0 are taken for this one: the formulas divide by the shape. */
const flattest = 1e-6;

/**
 * Value at risk and expected shortfall of the next bar: today's volatility times the tail of the last `period` returns in units of the volatility
 * foreseen for each (McNeil & Frey 2000, with the volatility of RiskMetrics 1996). The tail is fitted anew every `refitBars` bars.
 */
export function openLossForecast(period: number): LossForecastStream {
  const levels = createVolatilityLevels();
  const losses = createSortedWindow(period);
  const { refitBars } = chaosPolicy.shortfall;
  const forecast: LossForecast = { valueAtRisk: Number.NaN, expectedShortfall: Number.NaN };
  let standard: LossForecast | undefined;
  let pushes = 0;
  const push = ({ close }: Bars, t: number): LossForecast => {
    if (t === 0) return forecast;
    const change = close[t]! / close[t - 1]! - 1;
    if (!Number.isFinite(change)) return forecast;
    if (levels.isReady()) {
      losses.push(-change / levels.fast());
      if (losses.isFull() && pushes++ % refitBars === 0) standard = fitTail(losses.ordered) ?? standard;
    }
    levels.push(change);
    forecast.valueAtRisk = standard ? levels.fast() * standard.valueAtRisk : Number.NaN;
    forecast.expectedShortfall = standard ? levels.fast() * standard.expectedShortfall : Number.NaN;
    return forecast;
  };
  return { push };
}

/** Of standardised losses in ascending order: McNeil, Frey & Embrechts (2005), 7.18 and 7.19. */
function fitTail(ordered: Float64Array): LossForecast | undefined {
  const { share, confidence } = chaosPolicy.shortfall;
  const count = Math.floor(ordered.length * share);
  const threshold = ordered[ordered.length - count - 1]!;
  const fit = estimateGeneralisedPareto(ordered.subarray(ordered.length - count).map((loss) => loss - threshold));
  if (!fit) return undefined;
  const bounded = Math.min(Math.max(fit.shape, shapes.least), shapes.most);
  const shape = Math.abs(bounded) < flattest ? flattest : bounded;
  // Times as often as the confidence is exceeded the threshold is.
  const depth = count / ordered.length / (1 - confidence);
  const excess = (fit.scale * (power(depth, shape) - 1)) / shape;
  const valueAtRisk = threshold + excess;
  return { valueAtRisk, expectedShortfall: valueAtRisk + (fit.scale + shape * excess) / (1 - shape) };
}

function openExpectedShortfall(period: number): FeatureStream {
  const losses = openLossForecast(period);
  return { push: (bars, t) => losses.push(bars, t).expectedShortfall };
}

export const expectedShortfall: Feature = {
  name: 'expected-shortfall',
  family: 'chaos',
  unit: 'fraction',
  words: 'the expected shortfall of the next bar from {period} bars',
  source: 'McNeil & Frey 2000',
  parameters: [{ name: 'period', min: 250, max: 1_000, step: 250 }],
  threshold: { min: 0.01, max: 0.2, step: 0.01 },
  needsVolume: false,
  warmupBars: ([period]) => chaosPolicy.volatility.startBars + period!,
  compute: (bars, [period]) => computeStreamedColumn(bars, openExpectedShortfall(period!)),
  stream: ([period]) => openExpectedShortfall(period!),
};
