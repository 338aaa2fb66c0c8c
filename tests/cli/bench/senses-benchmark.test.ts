import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { benchmarkColumns } from '../../../src/cli/bench/column-rivals';
import { benchmarkLiveUpdates } from '../../../src/cli/bench/live-updates';
import { drawRandomWalk } from '../../../src/cli/bench/random-walk';
import { middleParameters, senseWorks, technicalSet } from '../../../src/cli/bench/sense-work';
import { benchmarkSenses, prolongBars } from '../../../src/cli/bench/senses-benchmark';
import { succeeds } from '../../../src/cli/bench/rival-program';
import { sliceBars } from '../../../src/domain/market/bars';

const noPython = 'no-such-python';
const rounds = { rounds: 2, roundMs: 1 };
const firstBars = async (count: number) => sliceBars(await readDefaultBars(), 0, count);

test('the record, the candles, live updates and columns are measured, and what is not installed is skipped by name', async () => {
  const size = { days: 60, candles: 200, updates: 5, columnBars: 300 };
  const figures = await benchmarkSenses({ bars: await firstBars(40), python: noPython }, rounds, size);
  const names = figures.map(({ name }) => name);
  expect(names.slice(0, 8)).toEqual(['senses', 'senses/processor', ...senseWorks.map(({ name }) => `senses/${name}`)]);
  expect(names.slice(8, 12)).toEqual([
    'senses/how-candles',
    'senses/live/p50',
    'senses/live/p99',
    'senses/live/p99-typical',
  ]);
  expect(new Set(names).size).toBe(names.length);
  const skipped = figures.filter(({ value }) => value === null);
  expect(skipped.map(({ name }) => name)).toEqual(['senses/columns/talib', 'senses/columns/pandas']);
  for (const { measures } of skipped) expect(measures).toMatch(/^skipped: /);
  for (const { value } of figures.filter((figure) => !skipped.includes(figure))) expect(value).toBeGreaterThan(0);
  expect(figures[0]).toMatchObject({ unit: 's', baseline: 0.5, rounds: 2 });
  expect(figures[8]).toMatchObject({ unit: 'candles/s', baseline: 100 });
});

test('the sum of a record is that of its parts, round by round', async () => {
  const size = { days: 30, candles: 50, updates: 1, columnBars: 200 };
  const once = { rounds: 1, roundMs: 1 };
  const [all, , ...others] = await benchmarkSenses({ bars: await firstBars(30), python: noPython }, once, size);
  const parts = others.slice(0, senseWorks.length).reduce((sum, { value }) => sum + (value ?? NaN), 0);
  expect(all?.value).toBeCloseTo(parts, 12);
});

test('a live update is timed from the end of the history on, each bar by itself', async () => {
  let clock = 0;
  const bars = await firstBars(30);
  // Readings of the clock are 1 ms apart before the history ends; every update after it takes the time between its two readings.
  const figures = benchmarkLiveUpdates(bars, { history: 26, rounds: 3 }, () => (clock += 1));
  expect(figures.map(({ value, baseline, ratio }) => ({ value, baseline, ratio }))).toEqual(
    Array.from({ length: 3 }, () => ({ value: 1, baseline: 2, ratio: 0.5 })),
  );
  expect(figures[0]?.measures).toContain('after 26 bars of history, 4 times');
});

test('middling parameters lie on the grid of each feature', () => {
  for (const feature of technicalSet)
    middleParameters(feature).forEach((value, index) => {
      const { min, max, step } = feature.parameters[index]!;
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
      expect(Math.abs((value - min) / step - Math.round((value - min) / step))).toBeLessThan(1e-9);
    });
});

test('a prolonged record goes on at its level, on the same weekdays, in order', async () => {
  const bars = await firstBars(9);
  const longer = prolongBars(bars, 25);
  expect(longer.close).toHaveLength(25);
  expect(Array.from(sliceBars(longer, 0, 9).close)).toEqual(Array.from(bars.close));
  for (let t = 1; t < 25; t++) expect(longer.time[t]).toBeGreaterThan(longer.time[t - 1]!);
  const weekday = (time: number) => new Date(time).getUTCDay();
  for (let t = 9; t < 25; t++) expect(weekday(longer.time[t]!)).toBe(weekday(bars.time[t % 9]!));
  expect(longer.open[9]).toBeCloseTo(bars.close[8]!, 9);
  expect(longer.close[12]! / longer.close[11]!).toBeCloseTo(bars.close[3]! / bars.close[2]!, 12);
});

const python = process.env['EMP_BENCH_PYTHON'] ?? 'python3';
const hasLibraries = succeeds({ file: python, args: ['-c', 'import talib, pandas'] });

(hasLibraries ? test : test.skip)(
  'TA-Lib and pandas give our columns, and every indicator is timed beside both',
  async () => {
    const { bars } = drawRandomWalk(3_000, 1);
    const figures = await benchmarkColumns({ bars, python }, rounds);
    expect(figures).toHaveLength(3 * (1 + 8));
    for (const { ratio } of figures) expect(ratio ?? NaN).toBeGreaterThan(0);
  },
);
