import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { benchmarkIndicators } from '../../../src/cli/bench/indicator-benchmark';
import { sliceBars } from '../../../src/domain/market/bars';

const rounds = { rounds: 2, roundMs: 1 };

const firstBars = async (count: number) => sliceBars(await readDefaultBars(), 0, count);

test('every indicator is measured beside the library, and all of them together', async () => {
  const [all, ...single] = await benchmarkIndicators(await firstBars(120), rounds);
  expect(all?.name).toBe('indicators');
  expect(single).toHaveLength(10);
  const ratios = single.map(({ ratio }) => ratio ?? NaN);
  for (const ratio of ratios) expect(ratio).toBeGreaterThan(0);
  expect(all?.measures).toBe('10 indicators, one after the other, over 120 bars');
});

test('an indicator of volume is left out where the data states none', async () => {
  const figures = await benchmarkIndicators({ ...(await firstBars(120)), volume: undefined }, rounds);
  expect(figures.map(({ name }) => name)).not.toContain('indicators/money-flow(14)');
  expect(figures).toHaveLength(10);
});
