import { quantise } from '../numerics/quantise';
import { rollingDeviation } from '../numerics/rolling-deviation';
import { openRollingDeviation } from '../numerics/rolling-deviation-stream';
import type { Feature, FeatureStream } from '../market/feature';
import { periodsPerYear } from '../market/periods';
import { windowPeriod } from './parameter-grids';

// What a logarithm of a price ratio can be off by; equal growth every bar has no volatility.
const logarithmNoise = 1e-14;

/**
 * Sample standard deviation of the last `windowBars` log returns, per bar, to twelve digits (close-to-close estimator, Figlewski 1997);
 * NaN for the first `windowBars` bars. `windowBars` at least 2. Flat prices give 0.
 */
export function realisedVolatility(closes: Float64Array, windowBars: number): Float64Array {
  const returns = new Float64Array(closes.length).fill(Number.NaN, 0, 1);
  for (let t = 1; t < closes.length; t++) returns[t] = Math.log(closes[t]! / closes[t - 1]!);
  const { deviation } = rollingDeviation(returns, { window: windowBars, from: 1, kind: 'sample' });
  for (let t = windowBars; t < deviation.length; t++)
    deviation[t] = deviation[t]! > logarithmNoise ? quantise(deviation[t]!) : 0;
  return deviation;
}

/** `realisedVolatility` bar by bar, to the same bits. */
export function openRealisedVolatility(windowBars: number): FeatureStream['push'] {
  const returns = openRollingDeviation({ window: windowBars, kind: 'sample' });
  return ({ close }, t) => {
    if (t === 0) return Number.NaN;
    const deviation = returns.push(Math.log(close[t]! / close[t - 1]!));
    if (Number.isNaN(deviation)) return Number.NaN;
    return deviation > logarithmNoise ? quantise(deviation) : 0;
  };
}

const annualised: Feature = {
  name: 'realised-volatility',
  family: 'volatility',
  unit: 'fraction',
  words: 'the annual volatility of the last {period} bars',
  source: 'Figlewski 1997',
  parameters: [windowPeriod],
  threshold: { min: 0.05, max: 1, step: 0.05 },
  needsVolume: false,
  warmupBars: ([period]) => period!,
  compute: (bars, [period]) => {
    const annual = Math.sqrt(periodsPerYear(bars));
    const column = realisedVolatility(bars.close, period!);
    for (let t = 0; t < column.length; t++) column[t] = column[t]! * annual;
    return column;
  },
  stream: ([period]) => {
    const volatility = openRealisedVolatility(period!);
    return { push: (bars, t) => volatility(bars, t) * Math.sqrt(periodsPerYear(bars)) };
  },
};

/** Above 1 the market is wilder than it was; NaN where the long window is flat. */
const ratio: Feature = {
  name: 'volatility-ratio',
  family: 'volatility',
  unit: 'ratio',
  words: 'the {short}-bar volatility over the {long}-bar one',
  source: 'Figlewski 1997',
  parameters: [
    { name: 'short', min: 5, max: 20, step: 5 },
    { name: 'long', min: 40, max: 120, step: 20 },
  ],
  threshold: { min: 0.3, max: 2.5, step: 0.1 },
  needsVolume: false,
  warmupBars: ([, long]) => long!,
  compute: ({ close }, [short, long]) => {
    const recent = realisedVolatility(close, short!);
    const column = realisedVolatility(close, long!);
    for (let t = 0; t < column.length; t++) column[t] = column[t] === 0 ? Number.NaN : recent[t]! / column[t]!;
    return column;
  },
  stream: ([short, long]) => {
    const recent = openRealisedVolatility(short!);
    const usual = openRealisedVolatility(long!);
    return {
      push: (bars, t) => {
        const now = recent(bars, t);
        const before = usual(bars, t);
        return before === 0 ? Number.NaN : now / before;
      },
    };
  },
};

export const volatilityFeatures: readonly Feature[] = [annualised, ratio];
