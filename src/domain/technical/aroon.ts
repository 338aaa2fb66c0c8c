import type { Feature, FeatureStream } from '../market/feature';
import { windowPeriod } from './parameter-grids';
import { createStreamedFeature } from './streamed-feature';

/** How fresh the last extreme is: 100 where it is the present bar, 0 where it is `period` bars old; the latest of equals counts. */
function openAroon(side: 'high' | 'low', period: number): FeatureStream['push'] {
  const sign = side === 'high' ? 1 : -1;
  let place = 0;
  return (bars, t) => {
    const prices = bars[side];
    if (place < t - period) {
      place = t - period;
      for (let index = place + 1; index < t; index++) if (sign * prices[index]! >= sign * prices[place]!) place = index;
    }
    if (sign * prices[t]! >= sign * prices[place]!) place = t;
    return t < period ? Number.NaN : (100 * (period - (t - place))) / period;
  };
}

const shared = {
  family: 'trend',
  source: 'Chande 1995',
  parameters: [windowPeriod],
  warmupBars: ([period]: readonly number[]) => period!,
} as const;

const aroonSide = (name: string, side: 'high' | 'low'): Feature =>
  createStreamedFeature({
    ...shared,
    name,
    unit: 'index',
    words: `the freshness of the {period}-bar ${side} (Aroon)`,
    threshold: { min: 0, max: 100, step: 10 },
    open: ([period]) => openAroon(side, period!),
  });

/** Up less down, -1 to 1. */
const oscillator = createStreamedFeature({
  ...shared,
  name: 'aroon-oscillator',
  unit: 'fraction',
  words: 'the {period}-bar Aroon oscillator',
  threshold: { min: -1, max: 1, step: 0.1 },
  open: ([period]) => {
    const up = openAroon('high', period!);
    const down = openAroon('low', period!);
    return (bars, t) => (up(bars, t) - down(bars, t)) / 100;
  },
});

export const aroon: readonly Feature[] = [aroonSide('aroon-up', 'high'), aroonSide('aroon-down', 'low'), oscillator];
