import type { Bars } from '../../src/domain/market/bars';
import { openFootprint } from '../../src/domain/sensory/how/footprint';
import {
  computeBlockPull,
  computeDivergencePull,
  computeGapPull,
  computeMoneyPull,
  computeStructurePull,
  computeSweepPull,
} from '../../src/domain/sensory/how/signal';
import { isShared, readSharedBars } from '../support/shared-bars';

const tickers = ['SPY', 'QQQ', 'IWM', 'TLT', 'GLD', 'XLE', 'XLF', 'AAPL', 'MSFT', 'JPM', 'XOM', 'JNJ', 'KO', 'GE'];
const horizon = 10;

interface Tally {
  readonly said: number;
  /** Share of what it said that was right ten bars on, and the share that guessing its directions by the market's drift would have had. */
  readonly right: number;
  readonly base: number;
}

type Counts = Record<string, { said: number; right: number; base: number }>;

function tallyInto(counts: Counts, bars: Bars): void {
  const { close } = bars;
  const last = close.length - horizon;
  const rises = (t: number): boolean => close[t + horizon]! > close[t]!;
  let ups = 0;
  for (let t = 0; t < last; t++) ups += Number(rises(t));
  const footprint = openFootprint();
  const { structure, blocks, gaps, pools, orderFlow } = footprint;
  for (let t = 0; t < last; t++) {
    footprint.push(bars, t);
    const vantage = { close: close[t]!, range: footprint.range.value };
    const pulls = {
      structure: computeStructurePull(structure, t),
      'order blocks':
        computeBlockPull(blocks.bullish.nearestFresh, vantage) + computeBlockPull(blocks.bearish.nearestFresh, vantage),
      'fair value gaps':
        computeGapPull(footprint, gaps.bullish.nearest, t) + computeGapPull(footprint, gaps.bearish.nearest, t),
      sweeps: computeSweepPull(pools.sweptHighs, t) + computeSweepPull(pools.sweptLows, t),
      'money flow': computeMoneyPull(footprint),
      divergence: computeDivergencePull(footprint),
      'order flow': orderFlow.imbalance,
    };
    for (const [name, pull] of Object.entries(pulls)) {
      if (!(Math.abs(pull) > 0)) continue;
      const tally = (counts[name] ??= { said: 0, right: 0, base: 0 });
      tally.said += 1;
      tally.right += Number(pull > 0 === rises(t));
      tally.base += pull > 0 ? ups / last : 1 - ups / last;
    }
  }
}

const tested = isShared('equities_daily/SPY.csv.gz') ? test : test.skip;

tested('none of it foretells fourteen markets over ten days: hits and base rates as documented', () => {
  const counts: Counts = {};
  for (const ticker of tickers) tallyInto(counts, readSharedBars(`equities_daily/${ticker}.csv.gz`, '1d'));
  const shares = Object.entries(counts).map(([name, { said, right, base }]): [string, Tally] => [
    name,
    { said, right: Number((right / said).toFixed(3)), base: Number((base / said).toFixed(3)) },
  ]);
  expect(Object.fromEntries(shares)).toEqual({
    structure: { said: 98_623, right: 0.503, base: 0.513 },
    'order blocks': { said: 10_889, right: 0.474, base: 0.487 },
    'fair value gaps': { said: 80_530, right: 0.487, base: 0.487 },
    sweeps: { said: 6_777, right: 0.528, base: 0.502 },
    'money flow': { said: 98_881, right: 0.508, base: 0.507 },
    divergence: { said: 30_745, right: 0.489, base: 0.484 },
    'order flow': { said: 97_263, right: 0.503, base: 0.509 },
  });
});
