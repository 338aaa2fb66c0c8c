import { quantise } from '../numerics/quantise';
import { openRollingDeviation } from '../numerics/rolling-deviation-stream';
import type { Bars } from '../market/bars';
import type { Feature, FeatureStream } from '../market/feature';
import { periodsPerYear } from '../market/periods';
import { windowPeriod } from './parameter-grids';
import { openSimpleMovingAverage } from './simple-moving-average';
import { createStreamedFeature } from './streamed-feature';

/** Volatility from whole bars: a high and a low say more than a close. All are annual, to twelve digits; flat prices give 0. */
const parkinsonFactor = 2.772588722239781; // 4 ln 2
const garmanKlassFactor = 0.3862943611198906; // 2 ln 2 - 1

/** Variance of one bar from its range, without drift between bars (Parkinson 1980). */
function readParkinson({ high, low }: Bars, t: number): number {
  const range = Math.log(high[t]! / low[t]!);
  return (range * range) / parkinsonFactor;
}

/** Less the part of the range that the way from open to close explains (Garman and Klass 1980). */
function readGarmanKlass({ open, high, low, close }: Bars, t: number): number {
  const range = Math.log(high[t]! / low[t]!);
  const body = Math.log(close[t]! / open[t]!);
  return (range * range) / 2 - garmanKlassFactor * body * body;
}

/** Free of the drift within the bar (Rogers and Satchell 1991). */
function readRogersSatchell({ open, high, low, close }: Bars, t: number): number {
  const toHigh = Math.log(high[t]! / close[t]!) * Math.log(high[t]! / open[t]!);
  return toHigh + Math.log(low[t]! / close[t]!) * Math.log(low[t]! / open[t]!);
}

/** The root of the mean of the last `period` one-bar variances. */
function openMeanVariance(read: (bars: Bars, t: number) => number, period: number): FeatureStream['push'] {
  const average = openSimpleMovingAverage(period);
  return (bars, t) => average(read(bars, t));
}

/**
 * Variance of the jump from close to open, of the way from open to close, and of the range, so weighed that the error is least whatever the
 * drift (Yang and Zhang 2000); `period` at least 2.
 */
function openYangZhang(period: number): FeatureStream['push'] {
  const jumps = openRollingDeviation({ window: period, kind: 'sample' });
  const bodies = openRollingDeviation({ window: period, kind: 'sample' });
  const ranges = openSimpleMovingAverage(period);
  const weight = 0.34 / (1.34 + (period + 1) / (period - 1));
  return (bars, t) => {
    if (t === 0) return Number.NaN;
    const jump = jumps.push(Math.log(bars.open[t]! / bars.close[t - 1]!));
    const body = bodies.push(Math.log(bars.close[t]! / bars.open[t]!));
    return jump * jump + weight * body * body + (1 - weight) * ranges(readRogersSatchell(bars, t));
  };
}

interface Estimator extends Pick<Feature, 'words' | 'source'> {
  /** 1 where the bar before is needed. */
  readonly lag: 0 | 1;
  openVariance(period: number): FeatureStream['push'];
}

function volatilityFeature(name: string, { words, source, lag, openVariance }: Estimator): Feature {
  return createStreamedFeature({
    name,
    family: 'volatility',
    unit: 'fraction',
    words,
    source,
    parameters: [windowPeriod],
    threshold: { min: 0.05, max: 1, step: 0.05 },
    warmupBars: ([period]) => period! - 1 + lag,
    open: ([period]) => {
      const variance = openVariance(period!);
      return (bars, t) => {
        const deviation = Math.sqrt(variance(bars, t));
        return Number.isNaN(deviation) ? Number.NaN : quantise(deviation) * Math.sqrt(periodsPerYear(bars));
      };
    },
  });
}

export const rangeVolatility: readonly Feature[] = [
  volatilityFeature('parkinson', {
    words: 'the annual volatility by the ranges of {period} bars',
    source: 'Parkinson 1980',
    lag: 0,
    openVariance: (period) => openMeanVariance(readParkinson, period),
  }),
  volatilityFeature('garman-klass', {
    words: 'the annual volatility by the ranges and bodies of {period} bars',
    source: 'Garman and Klass 1980',
    lag: 0,
    openVariance: (period) => openMeanVariance(readGarmanKlass, period),
  }),
  volatilityFeature('rogers-satchell', {
    words: 'the annual volatility without drift of {period} bars',
    source: 'Rogers and Satchell 1991',
    lag: 0,
    openVariance: (period) => openMeanVariance(readRogersSatchell, period),
  }),
  volatilityFeature('yang-zhang', {
    words: 'the annual volatility with gaps of {period} bars',
    source: 'Yang and Zhang 2000',
    lag: 1,
    openVariance: openYangZhang,
  }),
];
