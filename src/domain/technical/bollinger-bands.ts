import { rollingDeviation } from '../numerics/rolling-deviation';
import { openRollingDeviation } from '../numerics/rolling-deviation-stream';
import type { Feature, FeatureParameter } from '../market/feature';
import { windowPeriod } from './parameter-grids';

/** Bands that widen with volatility: what is far from the average is judged by how far the price usually strays. */
const deviations: FeatureParameter = { name: 'deviations', min: 1, max: 3, step: 0.5 };

// Bollinger 2001 divides by the window, not by one less.
const bands = (close: Float64Array, period: number) =>
  rollingDeviation(close, { window: period, from: 0, kind: 'population' });

const openBands = (period: number) => openRollingDeviation({ window: period, kind: 'population' });

const shared = {
  source: 'Bollinger 2001',
  needsVolume: false,
  warmupBars: ([period]: readonly number[]) => period! - 1,
};

const band = (name: string, words: string, sign: 1 | -1): Feature => ({
  ...shared,
  name,
  family: 'trend',
  unit: 'price',
  words,
  parameters: [windowPeriod, deviations],
  threshold: undefined,
  compute: ({ close }, [period, width]) => {
    const { mean: column, deviation } = bands(close, period!);
    const step = sign * width!;
    for (let t = 0; t < column.length; t++) column[t] = column[t]! + step * deviation[t]!;
    return column;
  },
  stream: ([period, width]) => {
    const bands = openBands(period!);
    const step = sign * width!;
    return {
      push: ({ close }, t) => {
        const deviation = bands.push(close[t]!);
        return bands.mean() + step * deviation;
      },
    };
  },
});

/** Distance of the close from its average in standard deviations; NaN where prices are flat. */
const position: Feature = {
  ...shared,
  name: 'bollinger-position',
  family: 'momentum',
  unit: 'deviations',
  words: 'the distance from the {period}-bar average in standard deviations',
  parameters: [windowPeriod],
  threshold: { min: -3, max: 3, step: 0.25 },
  compute: ({ close }, [period]) => {
    const { mean: column, deviation } = bands(close, period!);
    for (let t = 0; t < column.length; t++)
      column[t] = deviation[t]! === 0 ? Number.NaN : (close[t]! - column[t]!) / deviation[t]!;
    return column;
  },
  stream: ([period]) => {
    const bands = openBands(period!);
    return {
      push: ({ close }, t) => {
        const deviation = bands.push(close[t]!);
        return deviation === 0 ? Number.NaN : (close[t]! - bands.mean()) / deviation;
      },
    };
  },
};

/** Four standard deviations, the width between the usual bands, as a fraction of the average. */
const width: Feature = {
  ...shared,
  name: 'bollinger-width',
  family: 'volatility',
  unit: 'fraction',
  words: 'the width of the {period}-bar Bollinger bands over their middle',
  parameters: [windowPeriod],
  threshold: { min: 0.01, max: 0.4, step: 0.01 },
  compute: ({ close }, [period]) => {
    const { mean: column, deviation } = bands(close, period!);
    for (let t = 0; t < column.length; t++) column[t] = (4 * deviation[t]!) / column[t]!;
    return column;
  },
  stream: ([period]) => {
    const bands = openBands(period!);
    return { push: ({ close }, t) => (4 * bands.push(close[t]!)) / bands.mean() };
  },
};

export const bollingerBands: readonly Feature[] = [
  band('bollinger-upper', 'the upper {period}-bar Bollinger band ({deviations} deviations)', 1),
  band('bollinger-lower', 'the lower {period}-bar Bollinger band ({deviations} deviations)', -1),
  position,
  width,
];
