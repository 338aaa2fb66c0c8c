import { behaviourChart } from '../../../../src/adapters/report/charts/behaviour-chart';
import { createColourScale } from '../../../../src/adapters/report/charts/colour-scale';
import { renderChart } from '../../../../src/adapters/report/charts/chart';
import { drawHeatMap } from '../../../../src/adapters/report/charts/heat-map';
import { palette } from '../../../../src/adapters/report/charts/palette';

const size = { name: 'wide', width: 900, height: 300, fontSize: 14 } as const;

test('a scale gives the lowest value its first step and the highest its last; equal values have one colour', () => {
  const scale = createColourScale([0, 1, 2, 4]);
  expect([0, 0.99, 1, 2, 3.99, 4].map((value) => scale.level(value))).toEqual([0, 0, 1, 2, 3, 3]);
  expect([scale.colour(0), scale.describe(3)]).toEqual([palette.steps[0], '3.00–4.00']);
  expect(createColourScale([5, 5]).colour(5)).toBe(palette.steps[3]);
});

test('cells fill their place and do not touch', () => {
  const map = { columns: ['1', '2'], rows: ['a', 'b', 'c', 'd'], columnName: 'x', left: 88 };
  const { series } = drawHeatMap(size, { ...map, cells: [{ column: 1, row: 0, colour: 'red' }] });
  // 900 less 88 and 12 is 400 a column; 300 less 8 and 48 is 61 a row.
  expect(series).toMatchObject({ symbolSize: [398.5, 59.5], data: [{ value: [1, 0] }] });
});

test('a cell of the grid lies by exposure and turnover across, by regime and holding time down', () => {
  const chart = behaviourChart([
    { cell: 't0-h0-e0-unknown', id: 'a', quality: 0.2 },
    { cell: 't2-h1-e3-high', id: 'b', quality: 0.6 },
  ]);
  const { series } = chart.draw(size) as { series: { data: { value: number[] }[] } };
  expect(series.data.map(({ value }) => value)).toEqual([
    [0, 0],
    [14, 17],
  ]);
  expect(chart.alternative).toBe('2 cells have a strategy; the best, 0.600, is that of cell t2-h1-e3-high.');
  const { text } = renderChart(chart);
  expect(text).not.toMatch(/NaN|Infinity/);
});
