import { barAxis, placeOnAxis } from '../../../../src/adapters/report/charts/bar-axis';

test('a moment has the place of the first bar that starts with it or after it, the last where none does', () => {
  const time = Float64Array.of(10, 20, 30);
  expect([0, 10, 11, 30, 31].map((moment) => placeOnAxis(time, moment))).toEqual([0, 0, 1, 2, 2]);
});

test('days are named by their date, bars within a day by their minute, a few of them', () => {
  const size = { name: 'narrow', width: 360, height: 100, fontSize: 12 } as const;
  const time = Float64Array.from({ length: 30 }, (_, bar) => Date.UTC(2020, 0, 1) + bar * 3_600_000);
  expect(barAxis(size, { time, period: '1d' }).data[0]).toBe('2020-01-01');
  const { data, axisLabel } = barAxis(size, { time, period: '1h' });
  expect([data[0], data[25]]).toEqual(['01-01 00:00', '01-02 01:00']);
  expect(axisLabel.interval).toBe(9);
});
