import {
  bearishharami,
  bullishhammerstick,
  bullishharami,
  doji,
  hammerpatternunconfirmed,
  piercingline,
  threewhitesoldiers,
} from 'technicalindicators';
import { dojiCandle, candlesticks } from '../../../../src/domain/technical/patterns/candlesticks';
import { mirrorBars } from '../../../support/drawn-bars';
import { barsOf, walkBars } from '../../../support/random-bars';

type Row = readonly [open: number, high: number, low: number, close: number];

function drawn(rows: readonly Row[]) {
  return barsOf(rows.map(([open, high, low, close]) => ({ open, high, low, close })));
}

function completedAt(rows: readonly Row[]): string[] {
  const bars = drawn(rows);
  const last = rows.length - 1;
  return candlesticks.filter((one) => last >= one.bars - 1 && one.completes(bars, last)).map(({ name }) => name);
}

const falling: Row[] = [
  [110, 110.5, 107.5, 108],
  [108, 108.5, 105.5, 106],
  [106, 106.5, 103.5, 104],
  [104, 104.5, 101.5, 102],
];
const rising: Row[] = [
  [90, 92.5, 89.5, 92],
  [92, 94.5, 91.5, 94],
  [94, 96.5, 93.5, 96],
  [96, 98.5, 95.5, 98],
];

const found: [string, Row[]][] = [
  ['hammer', [...falling, [101, 101.55, 98, 101.5]]],
  ['hanging man', [...rising, [98.5, 98.5, 95, 98]]],
  ['inverted hammer', [...falling, [101, 104, 101, 101.5]]],
  ['shooting star', [...rising, [99, 102, 98.5, 98.5]]],
  [
    'bullish engulfing',
    [
      [102, 102.5, 99.5, 100],
      [99.5, 103.5, 99, 103],
    ],
  ],
  [
    'bearish engulfing',
    [
      [100, 102.5, 99.5, 102],
      [102.5, 103, 98.5, 99],
    ],
  ],
  [
    'bullish harami',
    [
      [106, 106.5, 99.5, 100],
      [102, 104, 101.5, 103.5],
    ],
  ],
  [
    'bearish harami',
    [
      [100, 106.5, 99.5, 106],
      [104, 104.5, 101.5, 102.5],
    ],
  ],
  [
    'morning star',
    [
      [106, 106.5, 99.5, 100],
      [98, 99, 97, 98.5],
      [100, 105, 99.8, 104.5],
    ],
  ],
  [
    'evening star',
    [
      [100, 106.5, 99.5, 106],
      [108, 109, 107, 107.5],
      [106, 106.2, 101, 101.5],
    ],
  ],
  [
    'piercing line',
    [
      [106, 106.5, 99.5, 100],
      [99, 104.5, 98.5, 104],
    ],
  ],
  [
    'dark cloud cover',
    [
      [100, 106.5, 99.5, 106],
      [107, 107.5, 101.5, 102],
    ],
  ],
  [
    'three white soldiers',
    [
      [100, 103.5, 99.5, 103],
      [101.5, 105.5, 101, 105],
      [103.5, 107.5, 103, 107],
    ],
  ],
  [
    'three black crows',
    [
      [107, 107.5, 103.5, 104],
      [105.5, 106, 101.5, 102],
      [103.5, 104, 99.5, 100],
    ],
  ],
  ['white marubozu', [[100, 104.05, 99.95, 104]]],
  ['black marubozu', [[104, 104.05, 99.95, 100]]],
];

test.each(found)('a drawn %s is found at its last bar and not one bar earlier', (name, rows) => {
  expect(completedAt(rows)).toContain(name);
  expect(completedAt(rows.slice(0, -1))).not.toContain(name);
});

const missed: [string, string, Row[]][] = [
  ['hammer', 'the closes before rose', [...rising, [101, 101.55, 98, 101.5]]],
  ['hammer', 'the shadow is as long as the body', [...falling, [100, 101.05, 99, 101]]],
  ['hammer', 'it has an upper shadow', [...falling, [101, 102.5, 98, 101.5]]],
  [
    'bullish engulfing',
    'the body before is not covered',
    [
      [102, 102.5, 99.5, 100],
      [99.5, 102, 99, 101.5],
    ],
  ],
  [
    'bullish harami',
    'the second body leaves the first',
    [
      [106, 108, 99.5, 100],
      [102, 107, 101.5, 106.5],
    ],
  ],
  [
    'bearish harami',
    'the second body is as large',
    [
      [100, 106.5, 99.5, 106],
      [105.5, 105.9, 100.2, 100.5],
    ],
  ],
  [
    'morning star',
    'the star is no small body',
    [
      [106, 106.5, 103.5, 104],
      [99, 103, 98, 102],
      [103.5, 106, 103.2, 105.5],
    ],
  ],
  [
    'morning star',
    'the third bar stays below the middle',
    [
      [106, 106.5, 99.5, 100],
      [98, 99, 97, 98.5],
      [100, 103, 99.8, 102.5],
    ],
  ],
  [
    'piercing line',
    'it engulfs',
    [
      [106, 106.5, 99.5, 100],
      [99, 108, 98.5, 107],
    ],
  ],
  [
    'three white soldiers',
    'the third opens below the body before',
    [
      [100, 103.5, 99.5, 103],
      [101.5, 105.5, 101, 105],
      [100.5, 107.5, 100, 107],
    ],
  ],
  ['white marubozu', 'a tenth of a per cent is half of its range', [[100, 100.15, 99.95, 100.1]]],
];

test.each(missed)('it is no %s where %s', (name, _, rows) => {
  expect(completedAt(rows)).not.toContain(name);
});

test('a doji closes where it opened, whatever its shadows; a bar without range is none', () => {
  const is = (row: Row): boolean => dojiCandle.completes(drawn([row]), 0);
  expect([is([100, 102, 98, 100]), is([100, 102, 100, 100]), is([100, 100, 98, 100])]).toEqual([true, true, true]);
  expect([is([100, 101, 99, 101]), is([100, 100.05, 99.98, 100.04]), is([100, 100, 100, 100])]).toEqual([
    false,
    false,
    false,
  ]);
});

describe('the library alone is wrong, which is why it is not asked alone:', () => {
  const inputOf = (rows: readonly Row[]) => ({
    open: rows.map(([open]) => open),
    high: rows.map(([, high]) => high),
    low: rows.map(([, , low]) => low),
    close: rows.map(([, , , close]) => close),
  });

  test('it compares the gains and losses before a hammer as texts, so that 9 exceeds 10', () => {
    const before = (first: number, second: number): Row[] =>
      [first, second, 179, 179].map((close) => [close, close + 1, close - 1, close]);
    const hammer: Row = [178, 179.05, 173, 179];
    // Losses of 9 and gains of 3 on average, then losses of 10: a fall to every eye both times.
    expect(hammerpatternunconfirmed(inputOf([...before(197, 170), hammer]))).toBe(true);
    expect(hammerpatternunconfirmed(inputOf([...before(200, 170), hammer]))).toBe(false);
    expect(completedAt([...before(200, 170), hammer])).toContain('hammer');
  });

  test('its hammer has a shadow of half the body; its doji needs no range, and has two shadows or none', () => {
    expect(bullishhammerstick(inputOf([[100, 102, 99, 102]]))).toBe(true);
    expect(doji(inputOf([[100, 100, 100, 100]]))).toBe(true);
    expect(doji(inputOf([[100, 102, 100, 100]]))).toBe(false);
  });

  test('its bullish harami may leave the body before, its bearish one may not', () => {
    expect(bullishharami(inputOf(missed[4]![2]))).toBe(true);
    expect(
      bearishharami(
        inputOf([
          [100, 106, 98, 106],
          [104, 105, 99, 99.5],
        ]),
      ),
    ).toBe(false);
  });

  test('its piercing line may engulf, its soldiers may open anywhere below', () => {
    expect(piercingline(inputOf(missed[8]![2]))).toBe(true);
    expect(threewhitesoldiers(inputOf(missed[9]![2]))).toBe(true);
  });
});

test('what a candlestick sees are its own bars: any others before change nothing', () => {
  const bars = walkBars({ length: 400, seed: 3, volatility: 0.02 });
  const other = mirrorBars(bars, 200);
  for (const { bars: count, completes } of candlesticks)
    for (let t = count - 1; t < 400; t++) {
      const from = t - count + 1;
      const joined = (own: Float64Array, far: Float64Array): Float64Array =>
        own.map((value, k) => (k < from ? far[k]! : value));
      const altered = {
        ...bars,
        open: joined(bars.open, other.open),
        high: joined(bars.high, other.high),
        low: joined(bars.low, other.low),
        close: joined(bars.close, other.close),
      };
      if (t % 7 === 0) expect(completes(altered, t)).toBe(completes(bars, t));
    }
});
