import type { Feature, FeatureParameter, FeatureStream } from '../../market/feature';
import { computeStreamedColumn } from '../../market/streamed-column';
import { computeHillShape } from '../../numerics/hill-estimates';
import { quantise } from '../../numerics/quantise';
import { createSortedWindow } from '../../numerics/sorted-window';
import { computeLogReturn } from './log-return';
import { chaosPolicy } from './policy';

/** 250, 500, 750, 1,000 bars: a tail takes years of days to show. */
const tailPeriod: FeatureParameter = { name: 'period', min: 250, max: 1_000, step: 250 };

/** Hill's index of the greatest tenth of the last `period` absolute log returns. A low index is a heavy tail: below 4 the fourth moment is infinite. */
export function openTailIndex(period: number): FeatureStream {
  const logarithms = createSortedWindow(period);
  const count = Math.floor(period * chaosPolicy.tail.share);
  return {
    push: ({ close }, t) => {
      if (t === 0) return Number.NaN;
      logarithms.push(quantise(Math.log(Math.abs(computeLogReturn(close, t)))));
      const shape = logarithms.isFull() ? computeHillShape(logarithms.ordered, count) : undefined;
      return shape === undefined ? Number.NaN : 1 / shape;
    },
  };
}

/** Mean of the worst twentieth of the last `period` log returns over that of the best; NaN where either end is no loss or no gain. */
export function openTailAsymmetry(period: number): FeatureStream {
  const returns = createSortedWindow(period);
  const count = Math.max(1, Math.floor(period * chaosPolicy.tail.asymmetryShare));
  return {
    push: ({ close }, t) => {
      if (t === 0) return Number.NaN;
      returns.push(computeLogReturn(close, t));
      if (!returns.isFull()) return Number.NaN;
      let losses = 0;
      let gains = 0;
      for (let i = 0; i < count; i++) {
        losses -= returns.ordered[i]!;
        gains += returns.ordered[period - 1 - i]!;
      }
      return losses > 0 && gains > 0 ? losses / gains : Number.NaN;
    },
  };
}

const index: Feature = {
  name: 'tail-index',
  family: 'chaos',
  unit: 'ratio',
  words: 'the tail index of the last {period} bars',
  source: 'Hill 1975',
  parameters: [tailPeriod],
  threshold: { min: 1, max: 6, step: 0.25 },
  needsVolume: false,
  warmupBars: ([period]) => period!,
  compute: (bars, [period]) => computeStreamedColumn(bars, openTailIndex(period!)),
  stream: ([period]) => openTailIndex(period!),
};

const asymmetry: Feature = {
  name: 'tail-asymmetry',
  family: 'chaos',
  unit: 'ratio',
  words: 'the mean of the worst twentieth of the last {period} returns over that of the best',
  source: 'Biglova, Ortobelli, Rachev & Stoyanov 2004',
  parameters: [tailPeriod],
  threshold: { min: 0.5, max: 2, step: 0.05 },
  needsVolume: false,
  warmupBars: ([period]) => period!,
  compute: (bars, [period]) => computeStreamedColumn(bars, openTailAsymmetry(period!)),
  stream: ([period]) => openTailAsymmetry(period!),
};

export const tailFeatures: readonly Feature[] = [index, asymmetry];
