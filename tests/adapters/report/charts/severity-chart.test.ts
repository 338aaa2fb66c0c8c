import { severityChart } from '../../../../src/adapters/report/charts/severity-chart';

const size = { name: 'wide', width: 900, height: 300, fontSize: 14 } as const;
const points = [
  { number: 1, drawdown: 0.2, standing: 1 },
  { number: 2, drawdown: 0.3, standing: 1 },
  { number: 3, drawdown: 0.25, standing: 0.5 },
];

test('severity lies across and survival up; only scenarios that stand out have their number', () => {
  const { series } = severityChart(points, 0.1).draw(size) as {
    series: { data: { value: number[]; label: { show: boolean } }[]; markLine: { data: object[] } };
  };
  expect(series.data.map(({ value }) => value)).toEqual([
    [0.2, 1],
    [0.3, 1],
    [0.25, 0.5],
  ]);
  expect(series.data.map(({ label }) => label.show)).toEqual([false, true, true]);
  expect(series.markLine.data).toMatchObject([{ xAxis: 0.1 }]);
});

test('who cannot see it is told which scenario the fewest stand', () => {
  expect(severityChart(points, 0.1).alternative).toBe(
    'Scenario 3 is stood by the fewest, 50 % of the archive, at a mean drawdown of 25.0 %.',
  );
});

test('a scenario under which no drawdown is defined has no place in the picture, and neither has such a history', () => {
  const { series } = severityChart([...points, { number: 4, drawdown: undefined, standing: 0 }], undefined).draw(
    size,
  ) as {
    series: { data: object[]; markLine?: object };
  };
  expect(series.data).toHaveLength(3);
  expect(series.markLine).toBeUndefined();
});
