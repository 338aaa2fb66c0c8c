import fc from 'fast-check';
import type { Bars } from '../../../../src/domain/market/bars';
import { openAverageRange } from '../../../../src/domain/sensory/how/average-range';
import { openOrderBlocks, type OrderBlock, type OrderBlocks } from '../../../../src/domain/sensory/how/order-blocks';
import { openStructureBreaks } from '../../../../src/domain/sensory/how/structure-breaks';
import { openSwingPoints } from '../../../../src/domain/sensory/how/swing-points';
import { anyBars, walkBars, type BarRow } from '../../../support/random-bars';
import { afterQuiet, quietBar } from '../../../support/quiet-market';

function watch(bars: Bars, side: number, look: (blocks: OrderBlocks, t: number) => void): OrderBlocks {
  const range = openAverageRange();
  const swings = openSwingPoints(side);
  const structure = openStructureBreaks(swings);
  const blocks = openOrderBlocks(range, structure);
  for (let t = 0; t < bars.close.length; t++) {
    for (const part of [range, swings, structure, blocks]) part.push(bars, t);
    look(blocks, t);
  }
  return blocks;
}

const nothing = (): void => undefined;
const swingHigh: BarRow = { open: 100, high: 101, low: 99.5, close: 100.8 };
const downCandle: BarRow = { open: 100, high: 100.2, low: 99.4, close: 99.6 };
const leap: BarRow = { open: 99.6, high: 102.6, low: 99.5, close: 102.5, volume: 2_000 };
const away: BarRow = { open: 102.5, high: 103, low: 102, close: 102.6 };
const story = [swingHigh, quietBar, quietBar, downCandle, leap];

test('the last candle against a leap that breaks the structure on twice the volume is a block', () => {
  const bars = afterQuiet(story);
  const { bullish, bearish } = watch(bars, 2, nothing);
  const block = {
    direction: 1,
    from: bars.time[23],
    to: bars.time[24],
    knownBar: 24,
    low: 99.4,
    high: 100.2,
    volumeRatio: 2,
    mitigated: false,
  };
  expect(bullish.blocks).toEqual([block]);
  expect(bullish.nearestFresh).toEqual(block);
  expect(bearish.blocks).toEqual([]);
});

test.each([
  ['without the volume', [...story.slice(0, 4), { ...leap, volume: 1_100 }]],
  ['without displacement', [...story.slice(0, 4), { ...leap, high: 101.1, close: 101.05 }]],
  ['without a break of structure', [{ ...swingHigh, high: 103 }, ...story.slice(1)]],
  ['without a candle against the leap', [...story.slice(0, 3), { ...downCandle, open: 99.5 }, leap]],
])('%s there is none', (_, rows) => {
  expect(watch(afterQuiet(rows), 2, nothing).bullish.blocks).toEqual([]);
});

test('where no volume is stated displacement is enough', () => {
  expect(watch({ ...afterQuiet(story), volume: undefined }, 2, nothing).bullish.blocks).toMatchObject([
    { volumeRatio: undefined },
  ]);
});

test('a block is mitigated by the first bar that trades into it, and gone with a close beyond it', () => {
  const after = [
    away,
    { open: 102, high: 102.2, low: 100.2, close: 101 },
    { open: 101, high: 101, low: 99, close: 99.4 },
    { open: 99.4, high: 99.5, low: 99.2, close: 99.3 },
  ];
  const states: string[] = [];
  watch(afterQuiet([...story, ...after]), 2, ({ bullish }, t) => {
    const [block] = bullish.blocks;
    if (t >= 24) states.push(block ? `${block.mitigated} ${bullish.nearestFresh === block}` : 'gone');
  });
  expect(states).toEqual(['false true', 'false true', 'true false', 'true false', 'gone']);
});

test('upside down the same market has the same blocks, bearish', () => {
  const turn = ({ open, high, low, close, volume }: BarRow): BarRow => ({
    open: 200 - open,
    high: 200 - low,
    low: 200 - high,
    close: 200 - close,
    volume: volume ?? 1_000,
  });
  const { bullish, bearish } = watch(afterQuiet(story.map(turn)), 2, nothing);
  expect(bullish.blocks).toEqual([]);
  expect(bearish.blocks).toMatchObject([{ direction: -1, knownBar: 24, low: 200 - 100.2, high: 200 - 99.4 }]);
});

test('on any market a fresh block has not been traded into since, and a block in force not closed beyond', () => {
  fc.assert(
    fc.property(anyBars({ minLength: 40, maxLength: 160 }), (bars) => {
      const check = (block: OrderBlock, t: number): void => {
        const since = { from: block.knownBar + 1, to: t + 1 };
        const lows = bars.low.subarray(since.from, since.to);
        const highs = bars.high.subarray(since.from, since.to);
        const closes = bars.close.subarray(since.from, since.to);
        const bull = block.direction > 0;
        const touched = bull ? lows.some((low) => low <= block.high) : highs.some((high) => high >= block.low);
        expect(block.mitigated).toBe(touched);
        expect(closes.every((close) => (bull ? close >= block.low : close <= block.high))).toBe(true);
      };
      watch(bars, 1, ({ bullish, bearish }, t) => {
        for (const block of [...bullish.blocks, ...bearish.blocks]) check(block, t);
        const fresh = bullish.blocks.filter(({ mitigated }) => !mitigated).map(({ high }) => high);
        expect(bullish.nearestFresh?.high ?? -Infinity).toBe(Math.max(...fresh));
      });
    }),
    { numRuns: 60 },
  );
});

test('a leg that breaks two swings leaves one block', () => {
  let seen = 0;
  watch(walkBars({ length: 5_000, seed: 61, drift: 0.004 }), 1, ({ bullish }) => {
    seen += bullish.blocks.length;
    expect(new Set(bullish.blocks.map(({ from }) => from)).size).toBe(bullish.blocks.length);
  });
  expect(seen).toBeGreaterThan(1_000);
});
