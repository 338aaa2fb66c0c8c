import fc from 'fast-check';
import type { Bars } from '../../../../src/domain/market/bars';
import { openAverageRange } from '../../../../src/domain/sensory/how/average-range';
import { openLiquidityPools, type LiquidityPools } from '../../../../src/domain/sensory/how/liquidity-pools';
import { openSwingPoints } from '../../../../src/domain/sensory/how/swing-points';
import { anyBars, type BarRow } from '../../../support/random-bars';
import { afterQuiet, quietBar } from '../../../support/quiet-market';

function watch(bars: Bars, look: (pools: LiquidityPools, t: number) => void): LiquidityPools {
  const range = openAverageRange();
  const swings = openSwingPoints(1);
  const pools = openLiquidityPools(range, swings);
  for (let t = 0; t < bars.close.length; t++) {
    for (const part of [range, swings, pools]) part.push(bars, t);
    look(pools, t);
  }
  return pools;
}

const nothing = (): void => undefined;
const first: BarRow = { ...quietBar, high: 102 };
const second: BarRow = { ...quietBar, high: 101.9 };
const equalHighs = [first, quietBar, quietBar, second, quietBar];
const sweeping: BarRow = { open: 100, high: 102.3, low: 99.5, close: 100, volume: 3_000 };

test('two swing highs of a height are a pool from the second’s confirmation on', () => {
  const bars = afterQuiet(equalHighs);
  const seen: number[] = [];
  const pools = watch(bars, (now, t) => {
    if (now.highs()) seen.push(t);
  });
  expect(seen).toEqual([24]);
  expect(pools.highs()).toMatchObject({ from: bars.time[20], to: bars.time[23], low: 101.9, high: 102, swings: 2 });
  expect(pools.lows()).toBeUndefined();
});

test('swings farther apart than a quarter of the average range are two levels', () => {
  expect(
    watch(afterQuiet([first, quietBar, quietBar, { ...second, high: 101.5 }, quietBar]), nothing).highs(),
  ).toBeUndefined();
});

test('trading beyond the pool and closing inside sweeps it', () => {
  const bars = afterQuiet([...equalHighs, sweeping]);
  const pools = watch(bars, nothing);
  expect(pools.sweptHighs).toMatchObject({ direction: -1, bar: 25, low: 101.9, high: 102, swings: 2, volumeRatio: 3 });
  expect(pools.highs()).toBeUndefined();
});

test('closing beyond consumes it without a sweep', () => {
  const pools = watch(afterQuiet([...equalHighs, { ...sweeping, close: 102.2 }]), nothing);
  expect(pools.sweptHighs).toBeUndefined();
  expect(pools.highs()).toBeUndefined();
});

test('trading beyond one of its swings alone takes that one away and is no sweep', () => {
  const pools = watch(afterQuiet([...equalHighs, { ...sweeping, high: 101.95 }]), nothing);
  expect(pools.sweptHighs).toBeUndefined();
  expect(pools.highs()).toBeUndefined();
});

test('equal lows are swept upwards', () => {
  const low = { ...quietBar, low: 98 };
  const pools = watch(
    afterQuiet([low, quietBar, quietBar, { ...low, low: 98.1 }, quietBar, { ...quietBar, low: 97 }]),
    nothing,
  );
  expect(pools.sweptLows).toMatchObject({ direction: 1, bar: 25, low: 98, high: 98.1 });
});

test('on any market a pool has not been traded beyond since its first swing, and a sweep closed back inside', () => {
  fc.assert(
    fc.property(anyBars({ minLength: 30, maxLength: 160 }), (bars) => {
      watch(bars, (pools, t) => {
        const since = (from: number): number => bars.time.indexOf(from);
        const [highs, lows] = [pools.highs(), pools.lows()];
        if (highs) expect(Math.max(...bars.high.subarray(since(highs.from), t + 1))).toBe(highs.high);
        if (lows) expect(Math.min(...bars.low.subarray(since(lows.from), t + 1))).toBe(lows.low);
        const { sweptHighs: swept } = pools;
        if (swept?.bar === t) expect(bars.high[t]! > swept.high && bars.close[t]! < swept.high).toBe(true);
      });
    }),
    { numRuns: 60 },
  );
});
