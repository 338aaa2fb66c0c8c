import { renderChart, type Chart } from '../../../../src/adapters/report/charts/chart';
import { blankSearch } from '../../../../src/domain/evolution/search-state';
import { growthAxis } from '../../../../src/adapters/report/charts/axes';
import { archiveChart } from '../../../../src/adapters/report/charts/archive-chart';
import { drawdownChart } from '../../../../src/adapters/report/charts/drawdown-chart';
import { equityChart } from '../../../../src/adapters/report/charts/equity-chart';
import { generationsChart } from '../../../../src/adapters/report/charts/generations-chart';
import { palette } from '../../../../src/adapters/report/charts/palette';
import type { ScoredGenome } from '../../../../src/activities/ports';
import type { GrowthCurve } from '../../../../src/adapters/report/growth-curves';
import { sampleEvaluation } from '../../../support/record-samples';

const day = 86_400_000;

function curve(bars: number, { from = 0, growth = (bar: number) => 1 + bar / bars } = {}): GrowthCurve {
  return {
    time: Float64Array.from({ length: bars }, (_, bar) => (from + bar) * day),
    strategy: Float64Array.from({ length: bars }, (_, bar) => growth(bar)),
    holding: new Float64Array(bars).fill(1),
  };
}

const curves = { inSample: curve(300), outOfSample: curve(100, { from: 321 }) };
const shades = (markup: string): number => markup.split('fill="var(--unseen)"').length - 1;

test('a chart is drawn twice, labelled for who cannot see it, with ids of its own', () => {
  const { text } = renderChart(equityChart(curves));
  expect(text.match(/<svg/g)).toHaveLength(2);
  expect(text.match(/role="img" aria-label="What one unit of money became\. /g)).toHaveLength(2);
  expect(text).toContain('viewBox="0 0 900 380"');
  expect(text).toContain('viewBox="0 0 360 300"');
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of text.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(target);
});

test('the same chart gives the same bytes, however much was drawn before', () => {
  const before = renderChart(equityChart(curves)).text;
  renderChart(drawdownChart(curves));
  expect(renderChart(equityChart(curves)).text).toBe(before);
});

test('a drawing brings neither scripts nor styles nor links of its own', () => {
  const { text } = renderChart(drawdownChart(curves));
  expect(text).not.toMatch(/<style|<script|href|onmouse|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
});

test('colours are left to the stylesheet', () => {
  const { text } = renderChart(drawdownChart(curves));
  expect(text).toContain(`stroke="${palette.strategy}"`);
  expect(text.match(/(?:fill|stroke)="(?!none|var\(|transparent)[^"]*"/g)?.every((one) => one === 'fill="#000"')).toBe(
    true,
  );
});

test.each([
  ['equity', equityChart],
  ['drawdown', drawdownChart],
] as const)(
  'the %s chart shades the hold-out and marks the gap where there is one, and not before a run has ended',
  (_, chart) => {
    const ended = renderChart(chart(curves)).text;
    expect(shades(ended)).toBe(2);
    expect(ended).toContain('fill="var(--gap)"');
    expect(ended).toContain('hold-out: never seen by evolution');
    const open = renderChart(chart({ inSample: curves.inSample })).text;
    expect(open).not.toMatch(/hold-out|--unseen|--gap/);
  },
);

test('a long curve is thinned to what can be seen', () => {
  const long = { inSample: curve(20_000, { growth: (bar) => 1 + Math.sin(bar) / 10 }) };
  const { text } = renderChart(equityChart(long));
  const points = [...text.matchAll(/ d="(M[^"]+)"/g)].map(([, d]) => d!.split('L').length);
  expect(Math.max(...points)).toBeLessThanOrEqual(1_200);
  expect(Math.max(...points)).toBeGreaterThan(300);
});

test('a growth over more than a factor of three is drawn in equal ratios, unless the account was all but lost', () => {
  const size = { name: 'wide', width: 900, height: 300, fontSize: 14 } as const;
  expect(growthAxis(size, [0.9, 4])).toMatchObject({ type: 'log' });
  expect(growthAxis(size, [0.9, 2])).toMatchObject({ type: 'value' });
  expect(growthAxis(size, [0, 4])).toMatchObject({ type: 'value' });
  const lost = { inSample: curve(50, { growth: (bar) => Math.max(0, 5 - bar) }) };
  expect(renderChart(equityChart(lost)).text).not.toMatch(/NaN|Infinity/);
});

test('generations without a feasible genome leave a hole, not a zero', () => {
  const generation = (index: number, figures: object) => ({
    ...{ generation: index, members: [], survivors: [], archive: [], state: blankSearch },
    summary: {
      ...{ generation: index, newcomers: 1, feasible: 0, archive: 0, seconds: 1, hypervolume: 0 },
      ...{ generationsWithoutProgress: 0, action: 'none' as const, arena: 0, migrants: 0, ...figures },
    },
  });
  const { text } = renderChart(
    generationsChart([generation(0, {}), generation(1, { best: 0.7, median: 0.6, diversity: 0.9 })]),
  );
  expect(text).toContain('best fitness went from undefined to 0.700');
  expect(text).not.toContain('NaN');
});

test('the archive rings and numbers its finalists', () => {
  const member = (id: string, at: number): ScoredGenome => ({
    ...{ id, violation: 0, fitness: { survival: at, profit: 1 - at, adaptability: at / 2, robustness: at } },
    genome: {
      schema: 1,
      long: { enter: { left: 'close', is: 'above', right: 'open' } },
      exits: {},
      sizing: { kind: 'fixed', fraction: 1 },
    },
    heredity: { age: 0 },
    evaluation: sampleEvaluation(),
  });
  const archive = [member('a', 0.9), member('b', 0.5), member('c', 0.1)];
  const { text } = renderChart(archiveChart(archive, archive.slice(0, 2)));
  expect(text.match(/stroke="var\(--ink\)"/g)).toHaveLength(4);
  expect(text).toMatch(/>1<\/text>/);
  expect(text).toContain('robustness 0.10–0.30');
  const alone = renderChart(archiveChart(archive.slice(0, 1), []));
  expect(alone.text).not.toMatch(/NaN|Infinity/);
});

test('what a chart says is text', () => {
  const chart: Chart = {
    ...{
      id: 'x',
      title: '<b>',
      alternative: '"',
      legend: [{ label: '<i>', colour: 'red', mark: 'line' }],
      heights: { wide: 9, narrow: 9 },
    },
    draw: () => ({ title: { text: '<u>' } }),
  };
  const { text } = renderChart(chart);
  expect(text).not.toMatch(/<[biu]>/);
});
