import { openAverageRange } from '../../src/domain/sensory/how/average-range';
import { openFairValueGaps } from '../../src/domain/sensory/how/fair-value-gaps';
import { computeEndInterval, findEndEstimate } from '../../src/domain/sensory/how/survival-table';
import { isShared } from '../support/shared-bars';
import { readLabelledBars, series } from '../support/footprint-label-series';

const tested = isShared(series) ? test : test.skip;

tested(`gaps of EURUSD, 15 minutes, are filled as often as was foretold, the larger the later (${series})`, () => {
  const bars = readLabelledBars();
  const range = openAverageRange();
  const gaps = openFairValueGaps(range);
  const forecasts: { probability: number; filled: boolean }[] = [];
  for (let t = 0; t < bars.close.length; t++) {
    range.push(bars, t);
    gaps.push(bars, t);
    const { found, survival } = gaps;
    const estimate = found && findEndEstimate(survival[found.sizeClass]!, { age: 0, bars: 10 });
    if (!estimate || t + 10 >= bars.close.length) continue;
    const reached =
      found.direction > 0
        ? Math.min(...bars.low.subarray(t + 1, t + 11)) <= found.low
        : Math.max(...bars.high.subarray(t + 1, t + 11)) >= found.high;
    forecasts.push({ probability: estimate.probability, filled: reached });
  }
  const rows = [0.2, 0.5, 0.6, 0.7].map((from) => {
    const inside = forecasts.filter(
      ({ probability }) => probability >= from && probability < (from < 0.5 ? 0.5 : from + 0.1),
    );
    const mean = inside.reduce((sum, { probability }) => sum + probability, 0) / inside.length;
    return [
      from,
      inside.length,
      mean.toFixed(3),
      (inside.filter(({ filled }) => filled).length / inside.length).toFixed(3),
    ];
  });
  expect(rows).toEqual([
    [0.2, 185, '0.336', '0.346'],
    [0.5, 577, '0.548', '0.539'],
    [0.6, 835, '0.663', '0.642'],
    [0.7, 1_323, '0.728', '0.728'],
  ]);
  const classes = gaps.survival.map((table) => {
    const estimate = findEndEstimate(table, { age: 0, bars: 10 })!;
    const { low, high } = computeEndInterval(estimate);
    return [table.atRisk[1], ...[estimate.probability, low, high].map((value) => value.toFixed(3))];
  });
  expect(classes).toEqual([
    [1_354, '0.731', '0.708', '0.755'],
    [931, '0.645', '0.614', '0.676'],
    [628, '0.538', '0.499', '0.577'],
    [214, '0.332', '0.269', '0.395'],
  ]);
});
