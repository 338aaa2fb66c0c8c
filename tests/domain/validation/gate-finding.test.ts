import { weighMeasurement } from '../../../src/domain/validation/gate-finding';

const threshold = { statistic: 'x', part: 'value', relation: 'atLeast', value: 1 } as const;
const need = { statistic: 'bars', part: 'value', relation: 'atLeast', value: 10 } as const;
const weigh = (x: number | undefined, bars: number) =>
  weighMeasurement({
    figures: [
      { name: 'x', value: x, method: '' },
      { name: 'bars', value: bars, method: '' },
    ],
    enough: [need],
    thresholds: [threshold],
  });

test('all reached passes, one missed refuses, one undefined or too little is inconclusive, and too little comes first', () => {
  expect(weigh(1, 10)).toMatchObject({ outcome: 'passed', reasons: [] });
  expect(weigh(0.5, 10)).toMatchObject({ outcome: 'refused', reasons: ['x is 0.5 and has to be at least 1'] });
  expect(weigh(undefined, 10)).toMatchObject({
    outcome: 'inconclusive',
    reasons: ['x is undefined and has to be at least 1'],
  });
  expect(weigh(0.5, 9)).toMatchObject({ outcome: 'inconclusive', reasons: ['bars is 9 and has to be at least 10'] });
});

test('what was asked is kept, and figures are cut to twelve digits before they are compared', () => {
  const finding = weigh(0.9999999999999, 10);
  expect(finding.outcome).toBe('passed');
  expect(finding.statistics[0]).toEqual({ name: 'x', value: 1, method: '' });
  expect(finding.thresholds).toEqual([need, threshold]);
  expect(weigh(undefined, 10).statistics[0]).toEqual({ name: 'x', method: '' });
});

test('among several a missed one decides over an undefined one', () => {
  const finding = weighMeasurement({
    figures: [
      { name: 'x', value: 0, method: '' },
      { name: 'y', method: '' },
    ],
    thresholds: [{ ...threshold, statistic: 'y' }, threshold],
  });
  expect(finding.outcome).toBe('refused');
  expect(finding.reasons).toHaveLength(2);
});
