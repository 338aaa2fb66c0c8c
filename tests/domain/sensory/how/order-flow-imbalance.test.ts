import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { computeCorrelation } from '../../../../src/domain/numerics/correlation';
import { computeOrderFlowImbalance } from '../../../../src/domain/sensory/how/order-flow-imbalance';
import type { QuoteTicks } from '../../../../src/domain/sensory/how/ticks';
import { isShared } from '../../../support/shared-bars';

type Quote = readonly [time: number, bid: number, bidSize: number, ask: number, askSize: number];

function quotesOf(rows: readonly Quote[]): QuoteTicks {
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index]!);
  return { time: column(0), bid: column(1), bidSize: column(2), ask: column(3), askSize: column(4) };
}

test.each<[string, Quote, number]>([
  ['a bid that grows adds what it grew by', [1, 100, 8, 101, 5], 3],
  ['a bid that shrinks takes it away', [1, 100, 1, 101, 5], -4],
  ['a bid that rises adds all of it', [1, 100.5, 8, 101, 5], 8],
  ['a bid that falls takes away all there was', [1, 99, 8, 101, 5], -5],
  ['an ask that grows takes away what it grew by', [1, 100, 5, 101, 9], -4],
  ['an ask that falls takes away all of it', [1, 100, 5, 100.5, 9], -9],
  ['an ask that rises adds all there was', [1, 100, 5, 102, 9], 5],
  ['both sides add up', [1, 101, 2, 103, 9], 7],
])('%s (Cont, Kukanov and Stoikov 2014, e_n)', (_, quote, expected) => {
  const { imbalance } = computeOrderFlowImbalance(quotesOf([[0, 100, 5, 101, 5], quote]), 1_000);
  expect([...imbalance]).toEqual([expected]);
});

test('stretches add up what falls into them, with the change of the mid price', () => {
  const rows: Quote[] = [
    [0, 100, 5, 101, 5],
    [10, 100, 7, 101, 5],
    [1_000, 101, 3, 102, 5],
    [1_500, 101, 4, 102, 5],
    [5_000, 101, 4, 102, 6],
  ];
  const { time, imbalance, change } = computeOrderFlowImbalance(quotesOf(rows), 1_000);
  expect([...time]).toEqual([0, 1_000, 5_000]);
  expect([...imbalance]).toEqual([2, 3 + 5 + 1, -1]);
  expect([...change]).toEqual([0, 1, 0]);
  expect(computeOrderFlowImbalance(quotesOf([]), 1_000).time).toHaveLength(0);
});

const file = 'ticks/IBM_20131007_quotes.csv.gz';
const tested = isShared(file) ? test : test.skip;

/** Best bid and ask of one exchange within trading hours: every row changes one side, the other says 0. */
function readQuotes(exchange: string): QuoteTicks {
  const text = gunzipSync(fs.readFileSync(path.resolve(__dirname, '../../../../../shared/data', file))).toString();
  const rows: Quote[] = [];
  let [bid, bidSize, ask, askSize] = [0, 0, 0, 0];
  for (const line of text.trim().split('\n').slice(1)) {
    const [ms, bidText, bidSizeText, askText, askSizeText, at] = line.split(',');
    if (at !== exchange) continue;
    if (Number(bidText) > 0) [bid, bidSize] = [Number(bidText), Number(bidSizeText)];
    if (Number(askText) > 0) [ask, askSize] = [Number(askText), Number(askSizeText)];
    const open = Number(ms) >= 34_200_000 && Number(ms) < 57_600_000;
    if (open && bid > 0 && ask > bid) rows.push([Number(ms), bid, bidSize, ask, askSize]);
  }
  return quotesOf(rows);
}

interface Half {
  readonly imbalance: number[];
  readonly change: number[];
}

tested(`over half hours, order flow explains 58 % of what the price does in ten seconds (${file})`, () => {
  const { time, imbalance, change } = computeOrderFlowImbalance(readQuotes('N'), 10_000);
  const halves = new Map<number, Half>();
  time.forEach((at, i) => {
    const start = Math.floor(at / 1_800_000);
    const half = halves.get(start) ?? { imbalance: [], change: [] };
    halves.set(start, half);
    half.imbalance.push(imbalance[i]!);
    half.change.push(change[i]!);
  });
  const correlations = [...halves.values()].map((half) =>
    computeCorrelation(Float64Array.from(half.imbalance), Float64Array.from(half.change))!,
  );
  expect(correlations).toHaveLength(13);
  expect(Math.min(...correlations)).toBeGreaterThan(0.5);
  // 65 % in the paper, over fifty stocks and the consolidated quotes; this is the listing exchange alone.
  expect(correlations.reduce((sum, one) => sum + one ** 2, 0) / 13).toBeCloseTo(0.58, 2);
});
