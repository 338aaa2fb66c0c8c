import { renderChart } from '../../../../src/adapters/report/charts/chart';
import { generationLines } from '../../../../src/adapters/report/charts/generation-lines';

const size = { name: 'wide', width: 900, height: 300, fontSize: 14 } as const;
const line = { label: 'a', colour: 'var(--ink)', values: [0.1, undefined, 0.3] };

test('generations are counted from 1, as in the text, and one without a figure leaves a hole', () => {
  const chart = generationLines({ id: 'x', title: 'X', words: 'w', lines: [line] });
  const { series, xAxis } = chart.draw(size) as { series: { data: unknown[] }[]; xAxis: object };
  expect(series[0]!.data).toEqual([
    [1, 0.1],
    [2, '-'],
    [3, 0.3],
  ]);
  expect(xAxis).toMatchObject({ min: 1, max: 3 });
});

test('marks stand at their generation and are named in the legend; a mark without generations is not', () => {
  const marks = [
    { label: 'restart', colour: 'var(--bad)', generations: [1] },
    { label: 'never', colour: 'var(--good)', generations: [] },
  ];
  const chart = generationLines({ id: 'x', title: 'X', words: 'w', lines: [line], marks });
  const { series } = chart.draw(size) as { series: { markLine: { data: { xAxis: number }[] } }[] };
  expect(series[0]!.markLine.data.map(({ xAxis }) => xAxis)).toEqual([2]);
  expect(chart.legend.map(({ label }) => label)).toEqual(['a', 'restart']);
  expect(renderChart(chart).text).toContain('stroke="var(--bad)"');
});
