import { renderChart } from '../../../../src/adapters/report/charts/chart';
import { placeboChart } from '../../../../src/adapters/report/charts/placebo-chart';

test('a placebo without a ratio leaves its row empty, and a candidate without one its line', () => {
  const chart = placeboChart([{ range: 'inSample', kind: 'drift' }], { id: 'x', where: 'in sample' });
  const { text } = renderChart(chart);
  expect(text).not.toMatch(/NaN|Infinity/);
  expect(chart.alternative).toBe('The candidate has a Sharpe ratio of undefined; always invested undefined.');
});
