import type { Sense, SenseStream } from '../sense';
import { findEvidence, type Moment } from './evidence';
import { openFootprint } from './footprint';
import { howFeatures } from './how-features';
import { howPolicy } from './policy';
import { computeCoverage, computeSignal } from './signal';

/** The footprint of those who trade in size: structure, order blocks, gaps, swept liquidity and the flow of money (seed 000, 1.2). */
export const howSense: Sense = {
  dimension: 'how',
  words:
    'where large orders have left their mark: broken structure, order blocks, fair value gaps, swept liquidity and the flow of money',
  horizonBars: () => howPolicy.sense.horizonBars,
  features: howFeatures,
  open: openHowStream,
};

function openHowStream(): SenseStream {
  const footprint = openFootprint();
  const moment = { t: -1, time: 0, close: Number.NaN, range: Number.NaN } satisfies Moment;
  return {
    push: (bars, t) => {
      footprint.push(bars, t);
      moment.t = t;
      moment.time = bars.time[t]!;
      moment.close = bars.close[t]!;
      moment.range = footprint.range.value;
      return computeSignal(footprint, moment);
    },
    coverage: () => computeCoverage(footprint),
    evidence: () => (moment.t < 0 ? [] : findEvidence(footprint, moment)),
  };
}
