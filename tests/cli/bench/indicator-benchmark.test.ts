import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { benchmarkIndicators } from '../../../src/cli/bench/indicator-benchmark';
import { sliceBars } from '../../../src/domain/market/bars';

const rounds = { rounds: 2, roundMs: 1 };

const firstBars = async (count: number) => sliceBars(await readDefaultBars(), 0, count);

test('every indicator is measured beside each library that has it, and all of them together', async () => {
  const figures = await benchmarkIndicators(await firstBars(120), rounds);
  expect(figures).toHaveLength(1 + 10 + 1 + 9);
  expect(figures[0]).toMatchObject({
    name: 'indicators',
    measures: '10 indicators, one after the other, over 120 bars',
    against: 'the same by the package technicalindicators',
  });
  expect(figures[11]).toMatchObject({
    name: 'indicators/trading-signals',
    measures: '9 indicators, one after the other, over 120 bars',
    against: 'the same by the package trading-signals',
  });
  for (const { ratio } of figures) expect(ratio ?? NaN).toBeGreaterThan(0);
  expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length);
});

test('an indicator of volume is left out where the data states none', async () => {
  const figures = await benchmarkIndicators({ ...(await firstBars(120)), volume: undefined }, rounds);
  expect(figures.map(({ name }) => name)).not.toContain('indicators/money-flow(14)');
  expect(figures).toHaveLength(1 + 9 + 1 + 9);
});

test('a library that is not installed is skipped by name', async () => {
  jest.doMock('trading-signals', () => {
    throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
  });
  try {
    const figures = await benchmarkIndicators(await firstBars(60), { rounds: 1, roundMs: 1 });
    expect(figures).toHaveLength(1 + 10 + 1);
    expect(figures.at(-1)).toMatchObject({ name: 'indicators/trading-signals', value: null, ratio: null });
    expect(figures.at(-1)?.measures).toMatch(/^skipped: /);
  } finally {
    jest.dontMock('trading-signals');
  }
});
