import type { CostPolicy } from '../../../src/domain/microstructure/policy';
import { costPolicies } from '../../../src/domain/microstructure/policy';
import { computeAccountReturns } from '../../../src/domain/simulation/account-returns';
import { runScript, type Row } from '../../support/scripted-market';

/**
 * Worked by hand: an account of 1,000 that puts everything into each trade, so 10 units at 100, without costs unless said; one
 * average true range is 2.
 */
const quiet: Row = [100, 101, 99, 100];
const buyAtOnce = { buy: [0] };
const shortAtOnce = { short: [0] };

test('a rule is decided at the close and filled at the next open', () => {
  const rows: Row[] = [quiet, [100, 106, 99, 105], [105, 112, 104, 108], [110, 111, 90, 95], quiet];
  const { trades, equity, tradedValue, barsInMarket, costs } = runScript({ rows, script: { buy: [0], sell: [2] } });
  expect(trades).toEqual([
    {
      side: 'long',
      entryBar: 1,
      exitBar: 3,
      entryTime: Date.UTC(2020, 0, 7),
      exitTime: Date.UTC(2020, 0, 9),
      entryPrice: 100,
      exitPrice: 110,
      quantity: 10,
      costs: 0,
      profit: 100,
      reason: 'rule',
    },
  ]);
  expect([...equity]).toEqual([1_000, 1_050, 1_080, 1_100, 1_100]);
  expect({ tradedValue, barsInMarket, costs }).toEqual({ tradedValue: 2_100, barsInMarket: 2, costs: 0 });
});

test('an opposite entry reverses at one open', () => {
  const rows: Row[] = [quiet, quiet, quiet, [110, 112, 108, 108], [100, 100, 90, 90], [88, 90, 85, 86]];
  const { trades, equity } = runScript({ rows, script: { buy: [0], short: [2], cover: [4] } });
  // Long 10 at 100, out at 110: 1,100. Short 10 at 110, covered at 88: 220 more.
  expect(trades).toMatchObject([
    { side: 'long', exitBar: 3, exitPrice: 110, profit: 100, reason: 'reversal' },
    {
      side: 'short',
      entryBar: 3,
      entryPrice: 110,
      quantity: 10,
      exitBar: 5,
      exitPrice: 88,
      profit: 220,
      reason: 'rule',
    },
  ]);
  // At the closes of bars 3 and 4 the short has gained 2 and 20 a unit.
  expect([...equity]).toEqual([1_000, 1_000, 1_000, 1_120, 1_300, 1_320]);
});

test('a short turns round too', () => {
  const rows: Row[] = [quiet, quiet, [100, 100, 90, 90], [80, 84, 79, 80], quiet];
  const { trades } = runScript({ rows, script: { short: [0], buy: [2] } });
  // Short 10 at 100, covered at 80: 1,200, which buys 15 at 80, worth 100 each at the end.
  expect(trades).toMatchObject([
    { side: 'short', profit: 200, reason: 'reversal' },
    { side: 'long', quantity: 15, profit: 300, reason: 'end-of-data' },
  ]);
});

describe.each([
  [
    'stop',
    'a stop 1.5 ranges away stands at 97',
    buyAtOnce,
    { stopAtr: 1.5 },
    [
      ['is filled at its level', [100, 101, 96.5, 98], 97, -30],
      ['is filled when just touched', [100, 101, 97, 98], 97, -30],
      ['is filled at the open that gapped through it', [95, 96, 94, 96], 95, -50],
    ],
  ],
  [
    'stop',
    'a stop of a short 1.5 ranges away stands at 103',
    shortAtOnce,
    { stopAtr: 1.5 },
    [
      ['is filled at its level', [100, 103.5, 99, 100], 103, -30],
      ['is filled at the open that gapped through it', [105, 106, 104, 104], 105, -50],
    ],
  ],
  [
    'target',
    'a target 2 ranges away stands at 104',
    buyAtOnce,
    { targetAtr: 2 },
    [
      ['is filled at its level', [100, 105, 99, 103], 104, 40],
      ['is filled at the open beyond it', [106, 107, 105, 106], 106, 60],
    ],
  ],
  [
    'target',
    'a target of a short 2 ranges away stands at 96',
    shortAtOnce,
    { targetAtr: 2 },
    [
      ['is filled at its level', [100, 101, 95, 97], 96, 40],
      ['is filled at the open beyond it', [94, 95, 93, 94], 94, 60],
    ],
  ],
  [
    'stop',
    'where stop and target lie in one bar',
    buyAtOnce,
    { stopAtr: 1.5, targetAtr: 2 },
    [
      ['the stop comes first', [100, 110, 90, 109], 97, -30],
      ['the stop comes first even after an open beyond the target', [108, 110, 96, 109], 97, -30],
    ],
  ],
] as const)('%s: %s', (...[reason, , script, exits, cases]) => {
  test.each(cases)('%s', (...[, row, exitPrice, profit]) => {
    const { trades, equity } = runScript({ rows: [quiet, quiet, row, quiet], script, exits });
    expect(trades).toMatchObject([{ entryBar: 1, exitBar: 2, exitPrice, profit, reason }]);
    expect([...equity]).toEqual([1_000, 1_000, 1_000 + profit, 1_000 + profit]);
  });

  test('and not before it is reached', () => {
    const { trades } = runScript({ rows: [quiet, quiet, quiet, quiet], script, exits });
    expect(trades).toMatchObject([{ exitBar: 3, reason: 'end-of-data' }]);
  });
});

test('protection works in the bar of the entry, at its level: the open was the entry itself', () => {
  const fall: Row = [100, 100, 90, 91];
  expect(runScript({ rows: [quiet, fall, quiet], script: buyAtOnce, exits: { stopAtr: 1.5 } }).trades).toMatchObject([
    { entryBar: 1, exitBar: 1, exitPrice: 97, profit: -30, reason: 'stop' },
  ]);
  expect(runScript({ rows: [quiet, fall, quiet], script: shortAtOnce, exits: { targetAtr: 2 } }).trades).toMatchObject([
    { entryBar: 1, exitBar: 1, exitPrice: 96, profit: 40, reason: 'target' },
  ]);
});

test('a trailing stop follows the best price of the bars before, never that of its own bar', () => {
  const rows: Row[] = [
    quiet,
    [100, 103, 99, 102], // level 98; the best price becomes 103
    [102, 120, 101.5, 110], // level 101; the best price becomes 120
    [119, 121, 118.5, 120], // level 118; the best price becomes 121
    [120, 120.5, 119.5, 120], // level 119, and it stays there: the best price does not fall
    [120, 121, 118, 119], // level 119
    quiet,
  ];
  expect(runScript({ rows, script: buyAtOnce, exits: { trailAtr: 1 } }).trades).toMatchObject([
    { exitBar: 5, exitPrice: 119, profit: 190, reason: 'trail' },
  ]);
  const mirrored = rows.map(([open, high, low, close]): Row => [200 - open, 200 - low, 200 - high, 200 - close]);
  expect(runScript({ rows: mirrored, script: shortAtOnce, exits: { trailAtr: 1 } }).trades).toMatchObject([
    { exitBar: 5, exitPrice: 81, profit: 190, reason: 'trail' },
  ]);
});

test('of stop and trailing stop the closer one counts', () => {
  const exits = { stopAtr: 0.5, trailAtr: 1 };
  const early = runScript({ rows: [quiet, [100, 100.5, 98.5, 100], quiet], script: buyAtOnce, exits });
  expect(early.trades).toMatchObject([{ exitPrice: 99, reason: 'stop' }]);
  const rising: Row = [100, 104, 99.5, 104];
  const late = runScript({ rows: [quiet, rising, [104, 105, 101, 103], quiet], script: buyAtOnce, exits });
  expect(late.trades).toMatchObject([{ exitPrice: 102, reason: 'trail' }]);
});

test('a trade lasts as many bars as its genome allows', () => {
  const rows = Array.from({ length: 7 }, () => quiet);
  const ends = (maxBars: number) => runScript({ rows, script: buyAtOnce, exits: { maxBars } }).trades;
  expect(ends(1)).toMatchObject([{ entryBar: 1, exitBar: 2, reason: 'time' }]);
  expect(ends(3)).toMatchObject([{ entryBar: 1, exitBar: 4, reason: 'time' }]);
  expect(ends(6)).toMatchObject([{ entryBar: 1, exitBar: 6, reason: 'end-of-data' }]);
});

test('a rule that leaves at the same close goes before the clock, a reversal before both', () => {
  const rows = Array.from({ length: 6 }, () => quiet);
  const exits = { maxBars: 2 };
  expect(runScript({ rows, script: { buy: [0], sell: [2] }, exits }).trades).toMatchObject([{ reason: 'rule' }]);
  expect(runScript({ rows, script: { buy: [0], sell: [2], short: [2] }, exits }).trades[0]).toMatchObject({
    reason: 'reversal',
  });
});

test('a short that loses everything is closed there, and the account never trades again', () => {
  const rows: Row[] = [quiet, quiet, [200, 260, 200, 250], [250, 250, 50, 50], quiet];
  const { trades, equity } = runScript({ rows, script: { short: [0, 2], buy: [3] } });
  // 10 short at 100 cost 150 each at 250: 500 more than there was.
  expect(trades).toMatchObject([{ exitBar: 2, exitPrice: 250, profit: -1_500, reason: 'ruin' }]);
  expect([...equity]).toEqual([1_000, 1_000, -500, -500, -500]);
  expect([...computeAccountReturns(equity, 1_000)]).toEqual([0, 0, -1, 0, 0]);
});

test('a position still open at the end is closed at the last close', () => {
  const { trades, equity } = runScript({ rows: [quiet, quiet, [100, 108, 99, 107]], script: buyAtOnce });
  expect(trades).toMatchObject([{ exitBar: 2, exitPrice: 107, profit: 70, reason: 'end-of-data' }]);
  expect(equity[2]).toBe(1_070);
});

test('both entries at one close are no entry, and end no position', () => {
  const rows = Array.from({ length: 5 }, () => quiet);
  expect(runScript({ rows, script: { buy: [0, 1, 2], short: [0, 1, 2] } }).trades).toEqual([]);
  expect(runScript({ rows, script: { buy: [0, 2], short: [2] } }).trades).toMatchObject([
    { side: 'long', exitBar: 4, reason: 'end-of-data' },
  ]);
});

test('a signal at the last close comes too late, the one before trades for a bar', () => {
  const rows = [quiet, quiet, quiet];
  expect(runScript({ rows, script: { buy: [2] } }).trades).toEqual([]);
  expect(runScript({ rows, script: { buy: [1] } }).trades).toMatchObject([{ entryBar: 2, exitBar: 2 }]);
});

test('without a known range there is no protected trade, and an unprotected one still is', () => {
  const rows = [quiet, quiet, quiet];
  expect(runScript({ rows, script: buyAtOnce, exits: { stopAtr: 2 }, range: Number.NaN }).trades).toEqual([]);
  expect(runScript({ rows, script: buyAtOnce, exits: { maxBars: 9 }, range: Number.NaN }).trades).toHaveLength(1);
});

describe('size', () => {
  test('is the fraction asked for, at most the largest position', () => {
    const rows = [quiet, quiet, quiet];
    const sizing = { kind: 'fixed', fraction: 0.5 } as const;
    expect(runScript({ rows, script: buyAtOnce, sizing }).trades).toMatchObject([{ quantity: 5 }]);
    expect(runScript({ rows, script: buyAtOnce, maxPosition: 0.95 }).trades).toMatchObject([{ quantity: 9.5 }]);
  });

  test('nothing is bought where nothing may be held', () => {
    expect(runScript({ rows: [quiet, quiet, quiet], script: buyAtOnce, maxPosition: 0 }).trades).toEqual([]);
  });

  test('by volatility waits for a known volatility and then meets its target', () => {
    // Returns of +1 % and -1 % in turn for 20 bars: their sample deviation is 0.01 sqrt(20 / 19) in logarithms.
    const factor = Math.exp(0.01);
    const price = (bar: number): number => (bar % 2 === 0 ? 100 : 100 * factor);
    const rows = Array.from({ length: 24 }, (_, bar): Row => [price(bar), price(bar), price(bar), price(bar)]);
    const sizing = { kind: 'volatility', annualVolatility: 0.08, maxFraction: 0.9 } as const;
    const { trades } = runScript({ rows, script: { buy: [19, 20] }, sizing });
    // 0.08 / (0.01 sqrt(20 / 19) sqrt(252)) = 0.4911898 of 1,000 at the open of bar 21.
    expect(trades).toHaveLength(1);
    expect(trades[0]).toMatchObject({ entryBar: 21 });
    expect(trades[0]?.quantity).toBeCloseTo(491.1898 / price(21), 4);
  });

  test('by volatility is the largest fraction where prices stand still', () => {
    const rows = Array.from({ length: 24 }, () => [100, 100, 100, 100] as const);
    const sizing = { kind: 'volatility', annualVolatility: 0.08, maxFraction: 0.9 } as const;
    expect(runScript({ rows, script: { buy: [21] }, sizing }).trades).toMatchObject([{ quantity: 9 }]);
  });

  test('is a tenth of the daily volume at most where a volume is stated', () => {
    const rows = [quiet, quiet, quiet];
    const costs: CostPolicy = { ...costPolicies.none, maxParticipation: 0.1 };
    expect(runScript({ rows, script: buyAtOnce, costs, volume: 50 }).trades).toMatchObject([{ quantity: 5 }]);
    expect(runScript({ rows, script: buyAtOnce, costs, volume: 0 }).trades).toMatchObject([{ quantity: 10 }]);
    expect(runScript({ rows, script: buyAtOnce, costs }).trades).toMatchObject([{ quantity: 10 }]);
  });
});

test('an order knows the volume up to the bar before its fill, not that of its own bar', () => {
  const rows = [quiet, quiet, quiet, quiet];
  const costs: CostPolicy = { ...costPolicies.default, maxParticipation: 0.1 };
  const run = (volume: number[]) => runScript({ rows, script: { buy: [0], sell: [1] }, costs, volume }).trades[0];
  expect(run([50, 90_000, 50, 50])).toMatchObject({ quantity: 5, exitBar: 2 });
  expect(run([50, 50, 90_000, 50])).toEqual(run([50, 50, 50, 50]));
  expect(run([50, 90_000, 50, 50])?.costs).toBeLessThan(run([50, 50, 50, 50])?.costs ?? 0);
});

describe('costs of 10 units at 100, bought and sold at one price', () => {
  const rows = [quiet, quiet, quiet, quiet];
  const script = { buy: [0], sell: [1] };

  test('default: 0.50 fixed, 1 bp, and the impact of a hundred-thousandth of the assumed volume', () => {
    // 0.5 * 0.314 * 0.01 * 1e-5 * 200^0.25 + 0.142 * 0.01 * (1e-5 / 0.1)^0.6 = 5.904142e-8 + 5.653120e-6, times 1,000.
    const order = 0.5 + 0.1 + 0.005712161;
    const { trades, costs, equity } = runScript({ rows, script, costs: costPolicies.default });
    expect(trades[0]?.costs).toBeCloseTo(2 * order, 8);
    expect(trades[0]?.profit).toBeCloseTo(-2 * order, 8);
    expect(costs).toBeCloseTo(2 * order, 8);
    expect(equity[1]).toBeCloseTo(1_000 - order, 8);
    expect(equity[3]).toBeCloseTo(1_000 - 2 * order, 8);
  });

  test('seed: with a penalty on turning over the whole account', () => {
    // 0.5 + 0.1 + 1,000 (0.314159 sqrt(1e-5) + 0.1 * 1e-5) = 1.594458; penalty 0.0015 * 0.98^2 * 1,000 = 1.4406.
    const entry = 1.594458 + 1.4406;
    // Before the sale equity is 1,000 - 3.035058 = 996.964942, turned over 1.003044 times: 0.0015 * 0.983044^2 * 996.964942.
    const exit = 1.594458 + 1.445164;
    const { trades } = runScript({ rows, script, costs: costPolicies.seed });
    expect(trades[0]?.costs).toBeCloseTo(entry + exit, 5);
  });

  test('none: nothing', () => {
    expect(runScript({ rows, script }).costs).toBe(0);
  });
});
