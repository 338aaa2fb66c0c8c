import type { GateStatistic, GateThreshold } from '../../../src/domain/validation/gate';
import {
  checkThreshold,
  describeShortfall,
  showFigure,
  showThreshold,
} from '../../../src/domain/validation/threshold-check';

const statistics: GateStatistic[] = [
  { name: 'x', value: 2, interval: { lower: -1, upper: 5, level: 0.95 }, pValue: 0.05, method: 'by hand' },
  { name: 'y', method: 'undefined' },
  { name: 'z', value: NaN, method: 'broken' },
];
const ask = (threshold: Partial<GateThreshold>) =>
  checkThreshold(statistics, { statistic: 'x', part: 'value', relation: 'atLeast', value: 0, ...threshold });

test.each<[Partial<GateThreshold>, boolean]>([
  [{ part: 'value', relation: 'atLeast', value: 2 }, true],
  [{ part: 'value', relation: 'above', value: 2 }, false],
  [{ part: 'value', relation: 'atMost', value: 2 }, true],
  [{ part: 'value', relation: 'below', value: 2 }, false],
  [{ part: 'lower', relation: 'above', value: -1.5 }, true],
  [{ part: 'lower', relation: 'above', value: 0 }, false],
  [{ part: 'upper', relation: 'below', value: 6 }, true],
  [{ part: 'upper', relation: 'atLeast', value: 6 }, false],
  [{ part: 'pValue', relation: 'atMost', value: 0.05 }, true],
  [{ part: 'pValue', relation: 'below', value: 0.05 }, false],
])('%j: %s', (threshold, met) => expect(ask(threshold)).toBe(met));

test('what is undefined, not finite or not there is neither reached nor missed', () => {
  for (const value of [-Infinity, NaN]) expect(ask({ value })).toBeUndefined();
  for (const statistic of ['y', 'z', 'nobody']) expect(ask({ statistic })).toBeUndefined();
  expect(ask({ statistic: 'y', part: 'lower' })).toBeUndefined();
});

test('a shortfall is told in words and numbers, a threshold in signs', () => {
  const lower = { statistic: 'x', part: 'lower', relation: 'above', value: 0 } as const;
  expect(describeShortfall(statistics, lower)).toBe('the lower bound of x is -1 and has to be above 0');
  expect(showThreshold(lower)).toBe('lower > 0');
  const missing = { statistic: 'y', part: 'pValue', relation: 'atMost', value: 0.05 } as const;
  expect(describeShortfall(statistics, missing)).toBe('the p-value of y is undefined and has to be at most 0.05');
  expect(showThreshold(missing)).toBe('p <= 0.05');
});

test('figures are shown short, small ones with their digits', () => {
  expect([1234.56789, -0.000123456, 0.94999, 0, 1e-9].map(showFigure)).toEqual([
    ...['1234.5679', '-0.0001235', '0.95', '0', '1e-9'],
  ]);
});
