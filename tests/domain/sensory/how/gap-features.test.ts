import { openAverageRange } from '../../../../src/domain/sensory/how/average-range';
import { openFairValueGaps } from '../../../../src/domain/sensory/how/fair-value-gaps';
import {
  bearishGapDistance,
  bullishGapDistance,
  gapFillProbability,
} from '../../../../src/domain/sensory/how/gap-features';
import { findEndEstimate } from '../../../../src/domain/sensory/how/survival-table';
import { walkBars } from '../../../support/random-bars';

test('the fill probability is that of the nearest gap at the age it has by now', () => {
  const bars = walkBars({ length: 4_000, seed: 71 });
  const below = bullishGapDistance.compute(bars, []);
  const above = bearishGapDistance.compute(bars, []);
  const probability = gapFillProbability.compute(bars, [5]);
  const range = openAverageRange();
  const gaps = openFairValueGaps(range);
  const ages = new Set<number>();
  for (let t = 0; t < bars.close.length; t++) {
    range.push(bars, t);
    gaps.push(bars, t);
    if (!(below[t]! < above[t]!)) continue;
    const gap = gaps.bullish.nearest!;
    expect(below[t]).toBe((bars.close[t]! - gap.openTo) / range.value);
    const age = t - gap.knownBar;
    const estimate = findEndEstimate(gaps.survival[gap.sizeClass]!, { age, bars: 5 });
    expect(probability[t]).toBe(estimate?.probability ?? Number.NaN);
    if (estimate) ages.add(age);
  }
  expect(ages.size).toBeGreaterThan(20);
});
