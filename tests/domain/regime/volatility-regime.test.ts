import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import { labelVolatilityRegimes, volatilityWindowBars } from '../../../src/domain/regime/volatility-regime';
import { regimePolicy } from '../../../src/domain/regime/policy';
import { anyBars, flatBars, walkBars } from '../../support/random-bars';

/** Closes that go up and down by turns by the same log return, so that their volatility is known. */
function swingingBars(annualVolatility: number, length = 60): Bars {
  const swing = annualVolatility / Math.sqrt(252) / Math.sqrt(22 / 21) / 2;
  return { ...flatBars(length), close: Float64Array.from({ length }, (_, t) => 100 * Math.exp((t % 2) * 2 * swing)) };
}

test('a code is 0 for the first month and known from then on', () => {
  const codes = labelVolatilityRegimes(walkBars({ length: 100, seed: 1 }));
  expect(Array.from(codes.subarray(0, 21))).toEqual(Array(21).fill(0));
  expect(codes.subarray(21).every((code) => code > 0)).toBe(true);
});

test.each([
  [0, 1],
  [0.1, 1],
  [0.14, 1],
  [0.17, 2],
  [0.3, 2],
  [0.4, 3],
  [2, 3],
])('an annual volatility of %d is regime %i by the thresholds .15 and .35', (volatility, code) => {
  expect(labelVolatilityRegimes(swingingBars(volatility))[50]).toBe(code);
});

test('a volatility on a threshold is medium', () => {
  const bars = swingingBars(0.2);
  const label = (lowBelow: number, highAbove: number): number | undefined =>
    labelVolatilityRegimes(bars, { ...regimePolicy.volatility, lowBelow, highAbove })[50];
  const [below, above] = [0.19, 0.21];
  expect([label(above, 1), label(0, below), label(below, above)]).toEqual([1, 3, 2]);
  const still = flatBars(60);
  expect(labelVolatilityRegimes(still, { ...regimePolicy.volatility, lowBelow: 0, highAbove: 0 })[50]).toBe(2);
});

test('the window is a trading month in bars, never fewer than eight', () => {
  const windowOf = (period: Bars['period'], calendar: Bars['calendar']): number =>
    volatilityWindowBars({ period, calendar }, regimePolicy.volatility);
  expect(windowOf('1d', 'exchange')).toBe(21);
  expect(windowOf('1h', 'always')).toBe(504);
  expect(windowOf('1w', 'exchange')).toBe(8);
});

test('no label knows the future', () => {
  fc.assert(
    fc.property(anyBars({ maxLength: 100 }), fc.nat(100), (bars, cut) => {
      const labels = labelVolatilityRegimes(bars);
      expect(labelVolatilityRegimes(sliceBars(bars, 0, cut))).toEqual(labels.slice(0, cut));
    }),
  );
});
