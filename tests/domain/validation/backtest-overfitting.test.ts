import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeSharpePerPeriod } from '../../../src/domain/performance/sharpe-per-period';
import { computeBacktestOverfitting } from '../../../src/domain/validation/backtest-overfitting';
import type { ReturnMatrix } from '../../../src/domain/validation/stage-evidence';
import { drawReturns, matrixOf, rowsOf } from '../../support/return-matrices';

const zeros = (count: number): number[] => new Array<number>(count).fill(0);

function overfitting(matrix: ReturnMatrix, blocks: number) {
  const result = computeBacktestOverfitting(matrix, { blocks });
  if (result === undefined) throw new Error('no combination');
  return result;
}

test('three strategies in four blocks by hand', () => {
  // Two bars a block, the block's mean +- 1: over two blocks with means a and b the ratio is (a + b) / 2 over sqrt((4 + (a - b)^2) / 3).
  const around = (...means: number[]): number[] => means.flatMap((mean) => [mean + 1, mean - 1]);
  const matrix = matrixOf([around(2, 2, 0, 0), around(0, 0, 1, 1), around(0.4, 0.4, 0.4, 0.4)]);
  const { pbo, logits, slope, probabilityOfLoss, combinations, leftOut } = overfitting(matrix, 4);
  // In blocks 1 2 the first is best with sqrt(3), in 3 4 the second with sqrt(3/4), and each is last in the other half;
  // in the four that mix them the first is best with 1 / sqrt(8/3) in both halves.
  expect(combinations).toBe(6);
  expect(Array.from(logits).sort((a, b) => a - b)).toEqual(
    [1 / 3, 1 / 3, 3, 3, 3, 3].map((odds) => Number(Math.log(odds).toPrecision(12))),
  );
  expect(pbo).toBeCloseTo(1 / 3, 15);
  const [x, y] = [
    [Math.sqrt(3), Math.sqrt(3 / 4), ...zeros(4).map(() => Math.sqrt(3 / 8))],
    [0, 0, ...zeros(4).map(() => Math.sqrt(3 / 8))],
  ];
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / 6;
  const products = x.map((value, i) => (value - mean(x)) * (y[i]! - mean(y)));
  const squares = x.map((value) => (value - mean(x)) ** 2);
  expect(slope).toBeCloseTo(mean(products) / mean(squares), 12);
  expect(slope).toBeCloseTo(-0.5586, 4);
  expect(probabilityOfLoss).toBe(0);
  expect(leftOut).toEqual([]);
});

/** Word for word: join the blocks of each half, compute every ratio, sort. */
function computeByJoining(matrix: ReturnMatrix, blocks: number): { pbo: number; loss: number; logits: number[] } {
  const blockBars = matrix.columns / blocks;
  const logits: number[] = [];
  let losses = 0;
  for (let set = 0; set < 2 ** blocks; set++) {
    const isSeen = (bar: number): boolean => ((set >> Math.floor(bar / blockBars)) & 1) === 1;
    if (Array.from({ length: blocks }, (_, b) => (set >> b) & 1).reduce((sum, bit) => sum + bit, 0) !== blocks / 2)
      continue;
    const ratios = rowsOf(matrix).map((row) => ({
      seen: computeSharpePerPeriod(row.filter((_, bar) => isSeen(bar))) ?? NaN,
      unseen: computeSharpePerPeriod(row.filter((_, bar) => !isSeen(bar))) ?? NaN,
    }));
    const chosen = ratios.reduce((best, ratio) => (ratio.seen > best.seen ? ratio : best));
    const share = (1 + ratios.filter(({ unseen }) => unseen < chosen.unseen).length) / (matrix.rows + 1);
    logits.push(Math.log(share / (1 - share)));
    if (chosen.unseen < 0) losses++;
  }
  return { pbo: logits.filter((logit) => logit <= 0).length / logits.length, loss: losses / logits.length, logits };
}

test('sums over blocks give what joining the blocks and sorting gives', () => {
  const random = createRandom(7);
  for (const [rows, blocks] of [
    [2, 2],
    [5, 6],
    [8, 8],
  ] as const) {
    const matrix = drawReturns(
      random,
      zeros(rows).map(() => 0.2 * random.normal()),
      blocks * 5,
    );
    const { pbo, probabilityOfLoss, logits } = overfitting(matrix, blocks);
    const joined = computeByJoining(matrix, blocks);
    expect(pbo).toBe(joined.pbo);
    expect(probabilityOfLoss).toBe(joined.loss);
    expect(Array.from(logits)).toEqual(joined.logits.map((logit) => Number(logit.toPrecision(12))));
  }
});

test('sixteen blocks make 12,870 combinations', () => {
  const { combinations, logits } = overfitting(drawReturns(createRandom(1), [0, 0, 0], 64), 16);
  expect(combinations).toBe(12_870);
  expect(logits).toHaveLength(12_870);
});

test('leverage, the order of the strategies and the order of bars within a block change nothing', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 5, maxLength: 5 }),
      (seed, exponents) => {
        const matrix = drawReturns(createRandom(seed), [0.3, 0.1, 0, 0, -0.2], 36);
        const changed = rowsOf(matrix).map((row, i) => row.map((value) => value * 2 ** exponents[i]!));
        const swapped = changed.map((row) => row.map((_, bar) => row[bar - (bar % 6) + ((bar + 2) % 6)]!));
        const [before, after] = [overfitting(matrix, 6), overfitting(matrixOf(swapped.reverse()), 6)];
        expect(after.logits).toEqual(before.logits);
        expect([after.pbo, after.probabilityOfLoss]).toEqual([before.pbo, before.probabilityOfLoss]);
        expect(after.slope).toBeCloseTo(before.slope ?? NaN, 9);
      },
    ),
    { numRuns: 30 },
  );
});

test('what is best in noise is in the lower half out of sample as often as not', () => {
  const random = createRandom(11);
  const draws = Array.from({ length: 150 }, () => overfitting(drawReturns(random, zeros(10), 48), 8).pbo);
  const mean = draws.reduce((sum, pbo) => sum + pbo, 0) / draws.length;
  const deviation = Math.sqrt(draws.reduce((sum, pbo) => sum + (pbo - mean) ** 2, 0) / (draws.length - 1));
  // An even number of strategies has no middle rank: exactly one half is expected.
  expect(Math.abs(mean - 0.5)).toBeLessThan((4 * deviation) / Math.sqrt(draws.length));
  expect(deviation).toBeLessThan(0.35);
});

test('one strategy with an edge among many without stays the best, and does not lose', () => {
  const { pbo, probabilityOfLoss } = overfitting(drawReturns(createRandom(3), [0.5, ...zeros(15)], 500), 10);
  expect(pbo).toBe(0);
  expect(probabilityOfLoss).toBe(0);
});

test('strategies that each shine in a tenth of the time of their own are found out', () => {
  const random = createRandom(9);
  // Each shines in another tenth of the bars.
  const rows = Array.from({ length: 10 }, (_, i) =>
    Array.from({ length: 400 }, (_, bar) => 0.01 * ((Math.floor(bar / 40) === i ? 2 : -0.2) + random.normal())),
  );
  const { pbo, slope, probabilityOfLoss } = overfitting(matrixOf(rows), 10);
  expect(pbo).toBeGreaterThan(0.9);
  expect(probabilityOfLoss).toBeGreaterThan(0.9);
  expect(slope).toBeLessThan(0);
});

test('clones share their rank, which is the middle one: nothing is shown, and the figure refuses', () => {
  const [row] = rowsOf(drawReturns(createRandom(2), [0.5], 80));
  if (row === undefined) throw new Error('no row');
  const { pbo, logits } = overfitting(matrixOf([row, row, row]), 8);
  expect(pbo).toBe(1);
  expect(new Set(logits)).toEqual(new Set([0]));
});

test('a strategy that rests through half of the blocks has no ratio there and is left out by its row', () => {
  const matrix = drawReturns(createRandom(5), [0.1, 0, 0, 0.2], 80);
  const rested = rowsOf(matrix).map((row, i) => (i === 1 ? row.map((value, bar) => (bar < 40 ? 0 : value)) : row));
  const rarely = rowsOf(matrix).map((row, i) => (i === 1 ? row.map((value, bar) => (bar < 30 ? 0 : value)) : row));
  const flat = rowsOf(matrix).map((row, i) => (i === 1 ? row.map(() => 0.0001) : row));
  const without = overfitting(matrixOf(rowsOf(matrix).filter((_, i) => i !== 1)), 8);
  for (const rows of [rested, flat]) expect(overfitting(matrixOf(rows), 8)).toEqual({ ...without, leftOut: [1] });
  expect(overfitting(matrixOf(rarely), 8).leftOut).toEqual([]);
});

test('bars that do not fill the blocks are the oldest, and stay unused', () => {
  const matrix = drawReturns(createRandom(6), [0.1, 0, 0], 40);
  const longer = matrixOf(rowsOf(matrix).map((row, i) => [i, 5, -3, ...row]));
  expect(overfitting(longer, 4)).toEqual(overfitting(matrix, 4));
});

test('without two strategies or two bars a block there is nothing to rank', () => {
  const matrix = drawReturns(createRandom(1), [0, 0], 16);
  expect(computeBacktestOverfitting(matrix, { blocks: 10 })).toBeUndefined();
  expect(computeBacktestOverfitting(drawReturns(createRandom(1), [0], 40), { blocks: 4 })).toBeUndefined();
  expect(computeBacktestOverfitting(matrixOf([zeros(16), zeros(16)]), { blocks: 4 })).toBeUndefined();
});

test('odd blocks, a matrix that is not filled and returns that are none are faults', () => {
  const matrix = drawReturns(createRandom(1), [0, 0], 40);
  for (const blocks of [0, 3, 22, 4.5, NaN])
    expect(() => computeBacktestOverfitting(matrix, { blocks })).toThrow(RangeError);
  expect(() => computeBacktestOverfitting({ ...matrix, columns: 39 }, { blocks: 4 })).toThrow('80 returns');
  const broken = { ...matrix, values: matrix.values.with(41, NaN) };
  expect(() => computeBacktestOverfitting(broken, { blocks: 4 })).toThrow('value 41 is NaN');
});

test('of equally skilled noise every rank out of sample is equally likely, and logits lie as often above 0 as below', () => {
  const random = createRandom(17);
  const [rows, runs] = [10, 400];
  const counts = zeros(rows);
  const means = Array.from({ length: runs }, () => {
    const { logits } = overfitting(drawReturns(random, zeros(rows), 24), 4);
    const odds = Math.exp(logits[0]!);
    counts[Math.round((odds * (rows + 1)) / (1 + odds)) - 1]!++;
    return logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
  });
  const chiSquare = counts.reduce((sum, count) => sum + (count - runs / rows) ** 2 / (runs / rows), 0);
  expect(chiSquare).toBeLessThan(27.88); // 0.1 % point at 9 degrees of freedom
  const mean = means.reduce((sum, value) => sum + value, 0) / runs;
  const deviation = Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1));
  expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(runs));
});
