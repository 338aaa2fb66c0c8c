import { crossValidationChart } from '../../../../src/adapters/report/charts/cross-validation-chart';

const wide = { name: 'wide', width: 900, height: 300, fontSize: 14 } as const;

test('paths stand in order, with 0 and their quantile marked', () => {
  const chart = crossValidationChart({ id: 'x', paths: [1.2, -0.3, 0.4], lower: -0.23, quantile: 0.05 });
  expect(chart.alternative).toBe(
    '3 paths have Sharpe ratios from -0.30 to 1.20; 1 of them lie below 0, and the 5 % quantile is -0.23.',
  );
  const { series, xAxis } = chart.draw(wide) as {
    series: { data: number[][]; markLine: { data: object[] } };
    xAxis: { min: number; max: number };
  };
  expect(series.data).toEqual([
    [-0.3, 0],
    [0.4, 1],
    [1.2, 2],
  ]);
  expect(series.markLine.data).toMatchObject([{ xAxis: 0 }, { xAxis: -0.23 }]);
  expect(xAxis).toMatchObject({ min: -0.4, max: 1.2 });
});
