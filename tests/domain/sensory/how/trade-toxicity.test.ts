import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '../../../../src/domain/numerics/random';
import { computeCorrelation } from '../../../../src/domain/numerics/correlation';
import type { TradeTicks } from '../../../../src/domain/sensory/how/ticks';
import { computeTradeToxicity } from '../../../../src/domain/sensory/how/trade-toxicity';
import { isShared } from '../../../support/shared-bars';

function coinTrades(length: number, buyers: number): TradeTicks {
  const random = createRandom(3);
  const side = Int8Array.from({ length }, () => (random.uniform() < buyers ? 1 : -1));
  const time = Float64Array.from({ length }, (_, n) => n * 1_000);
  let price = 100;
  const prices = Float64Array.from(side, (one) => (price += 0.01 * one));
  return { time, price: prices, size: new Float64Array(length).fill(1), side };
}

const options = { bucketVolume: 100, buckets: 50, barMs: 60_000 };

test('by their own sides trades are as toxic as they lean', () => {
  expect(computeTradeToxicity(coinTrades(20_000, 1), options).at(-1)).toBe(1);
  expect(computeTradeToxicity(coinTrades(20_000, 0.8), options).at(-1)).toBeCloseTo(0.6, 1);
  const column = computeTradeToxicity(coinTrades(20_000, 0.5), options);
  expect(column.findIndex((value) => !Number.isNaN(value))).toBe(4_999);
  expect(column.at(-1)).toBeLessThan(0.15);
});

test('in bulk, a market that moves one way is more toxic than one that goes nowhere', () => {
  const blind = (buyers: number): number =>
    computeTradeToxicity({ ...coinTrades(40_000, buyers), side: undefined }, options).at(-1)!;
  expect(blind(0.8)).toBeGreaterThan(blind(0.5));
  expect(blind(0.5)).toBeGreaterThan(0);
});

test('later trades change no earlier value', () => {
  for (const side of ['known', 'unknown']) {
    const all = { ...coinTrades(12_000, 0.6), ...(side === 'known' ? {} : { side: undefined }) };
    const cut = 9_000;
    const past: TradeTicks = {
      time: all.time.subarray(0, cut),
      price: all.price.subarray(0, cut),
      size: all.size.subarray(0, cut),
      side: all.side?.subarray(0, cut),
    };
    expect(computeTradeToxicity(past, options)).toEqual(computeTradeToxicity(all, options).subarray(0, cut));
  }
});

const file = 'ticks/XRPETH_trades_binance_2019-10.csv.gz';
const tested = isShared(file) ? test : test.skip;

tested(`in bulk, toxicity has little to do with that by the sides the exchange states (${file})`, () => {
  const text = gunzipSync(fs.readFileSync(path.resolve(__dirname, '../../../../../shared/data', file))).toString();
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => Number(row[index]));
  const side = Int8Array.from(rows, (row) => (row[2] === 'buy' ? 1 : -1));
  const trades = { time: column(0), price: column(3), size: column(4), side };
  const volume = trades.size.reduce((sum, size) => sum + size, 0);
  const settings = { bucketVolume: volume / 500, buckets: 50, barMs: 300_000 };
  const stated = computeTradeToxicity(trades, settings);
  const bulk = computeTradeToxicity({ ...trades, side: undefined }, settings);
  const both = [...stated.keys()].filter((n) => !Number.isNaN(stated[n]!) && !Number.isNaN(bulk[n]!));
  for (const n of both) expect(stated[n]! >= 0 && stated[n]! <= 1 && bulk[n]! >= 0 && bulk[n]! <= 1).toBe(true);
  const correlation = computeCorrelation(
    Float64Array.from(both, (n) => stated[n]!),
    Float64Array.from(both, (n) => bulk[n]!),
  );
  expect(correlation).toBeCloseTo(0.252, 3);
});
