import { computeJumpLimit } from '../../../../src/domain/sensory/chaos/jump-limit';
import { openCalmBars, openJump, openJumpShare } from '../../../../src/domain/sensory/chaos/jump-features';
import { chaosPolicy } from '../../../../src/domain/sensory/chaos/policy';
import { computeStreamedColumn } from '../../../../src/domain/market/streamed-column';
import { createRandom } from '../../../../src/domain/numerics/random';
import type { Bars } from '../../../../src/domain/market/bars';
import { barsOfCloses } from '../../../support/random-bars';

/** Closes whose log returns are these. */
function barsOfReturns(returns: readonly number[]): Bars {
  let price = 100;
  return barsOfCloses([100, ...returns.map((change) => (price *= Math.exp(change)))]);
}

const { tests, significance } = chaosPolicy.jump;

describe('limits', () => {
  test('the published one: 4.6001 deviations of Gumbel at 1 % (Lee & Mykland 2008)', () => {
    const root = Math.sqrt(2 * Math.log(1_000));
    const c = Math.sqrt(2 / Math.PI);
    const centre = root / c - (Math.log(Math.PI) + Math.log(Math.log(1_000))) / (2 * c * root);
    const scale = 1 / (c * root);
    // Their statistic is 1 / c times ours.
    const limit = computeJumpLimit({ tests: 1_000, significance: 0.01 }) / c;
    expect(((limit - centre) / scale).toFixed(4)).toBe('4.6001');
  });

  test('more tests and less tolerance ask for larger moves, and so do fewer bars to measure on', () => {
    const limit = computeJumpLimit({ tests: 252, significance: 0.01 });
    expect(computeJumpLimit({ tests: 1_000, significance: 0.01 })).toBeGreaterThan(limit);
    expect(computeJumpLimit({ tests: 252, significance: 0.05 })).toBeLessThan(limit);
    const measured = [20, 60, 120, 2_000].map((windowBars) =>
      computeJumpLimit({ tests: 252, significance: 0.01, windowBars }),
    );
    expect(measured).toEqual([...measured].sort((a, b) => b - a));
    expect(measured[3]! / limit).toBeCloseTo(1, 2);
  });

  test.each([20, 60, 120])(
    'noise makes a jump in a year no more often than promised, measured on %d bars',
    (window) => {
      const limit = computeJumpLimit({ tests: 252, significance: 0.05, windowBars: window });
      const runs = 150;
      let years = 0;
      for (let run = 0; run < runs; run++) {
        const random = createRandom(1_000 * window + run);
        const bars = barsOfReturns(Array.from({ length: window + 252 }, () => 0.01 * random.normal()));
        const column = computeStreamedColumn(bars, openJump(window));
        if (column.some((jump) => Math.abs(jump) > limit)) years++;
      }
      // Three binomial errors above 5 %.
      expect(years / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    },
  );
});

describe('the statistic', () => {
  test('by hand: moves of 1 % one way and the other, then one of 5 %', () => {
    const steady = Array.from({ length: 19 }, (_, i) => (i % 2 === 0 ? 0.01 : -0.01));
    const column = computeStreamedColumn(barsOfReturns([...steady, 0.05]), openJump(20));
    expect(column.subarray(0, 20).every(Number.isNaN)).toBe(true);
    // The bipower deviation of equal moves is sqrt(pi / 2) times the move.
    expect(column[20]).toBeCloseTo(5 / Math.sqrt(Math.PI / 2), 9);
  });

  test('is a standard normal number where nothing jumps', () => {
    const random = createRandom(2);
    const bars = barsOfReturns(Array.from({ length: 4_000 }, () => 0.02 * random.normal()));
    const jumps = computeStreamedColumn(bars, openJump(120)).subarray(120);
    const squares = jumps.reduce((sum, jump) => sum + jump * jump, 0) / jumps.length;
    expect(Math.abs(squares - 1)).toBeLessThan(0.08);
    expect(jumps.filter((jump) => Math.abs(jump) > 1.96).length / jumps.length).toBeCloseTo(0.05, 1);
  });

  test('finds nine of ten jumps of eight deviations, and half of those of five', () => {
    const limit = computeJumpLimit({ tests, significance, windowBars: 60 });
    const found = (size: number): number => {
      let count = 0;
      for (let run = 0; run < 200; run++) {
        const random = createRandom(run + 77);
        const returns = Array.from({ length: 60 }, () => 0.01 * random.normal());
        returns[59]! += 0.01 * size * (run % 2 === 0 ? 1 : -1);
        if (Math.abs(computeStreamedColumn(barsOfReturns(returns), openJump(60))[60]!) > limit) count++;
      }
      return count / 200;
    };
    expect(found(8)).toBeGreaterThan(0.9);
    expect(found(5)).toBeGreaterThan(0.4);
    expect(found(0)).toBe(0);
  });

  test('a jump before hardly hides the next one', () => {
    const random = createRandom(12);
    const calm = Array.from({ length: 60 }, () => 0.01 * random.normal());
    const jump = (returns: readonly number[]): number =>
      computeStreamedColumn(barsOfReturns([...returns, -0.08]), openJump(60))[61]!;
    const before = calm.map((change, i) => (i === 30 ? 0.08 : change));
    // Its square alone would triple the variance.
    expect(Math.abs(jump(before))).toBeGreaterThan(0.7 * Math.abs(jump(calm)));
  });
});

test('bars since a jump: counted from the first that can be told, 0 at a jump, at most a year', () => {
  const random = createRandom(8);
  const returns = Array.from({ length: 400 }, () => 0.01 * random.normal());
  returns[99] = 0.2;
  const column = computeStreamedColumn(barsOfReturns(returns), openCalmBars(40));
  expect(column.subarray(0, 40).every(Number.isNaN)).toBe(true);
  expect([40, 41, 99, 100, 101, 352, 353, 400].map((t) => column[t])).toEqual([0, 1, 59, 0, 1, 252, 252, 252]);
});

test('the share of jumps, by hand: of moves 1, 1, 1, 1 none; of 0, 0, 1, 0 all', () => {
  const share = (returns: readonly number[]): number =>
    computeStreamedColumn(barsOfReturns(returns), openJumpShare(4))[4]!;
  // Equal moves: pi / 2 times 3 products times 4 / 3, above the 4 squares.
  expect(share([0.01, -0.01, 0.01, -0.01])).toBe(0);
  expect(share([0, 0, 0.01, 0])).toBe(1);
  // Squares 1 + 1 + 25, products 1 + 5 + 0.
  expect(share([0.01, 0.01, 0.05, 0])).toBeCloseTo(1 - ((Math.PI / 2) * 6 * (4 / 3)) / 27, 9);
});
