import fc from 'fast-check';
import { findMaxDrawdown } from '../../../src/domain/performance/max-drawdown';

test('the deepest fall is found with its peak, trough and recovery', () => {
  // Wealth 1, 1.1, 0.88, 1.21, 0.605, 1.21, 1.089.
  const returns = Float64Array.of(0.1, -0.2, 0.375, -0.5, 1, -0.1);
  const drawdown = findMaxDrawdown(returns);
  expect(drawdown).toMatchObject({ peak: 3, trough: 4, recovery: 5, durationPeriods: 2 });
  expect(drawdown?.depth).toBeCloseTo(0.5, 14);
});

test('the mixed series of empyrical has its published drawdown', () => {
  expect(findMaxDrawdown(Float64Array.of(0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1))!.depth).toBeCloseTo(0.1, 14);
});

test('a fall from the very start counts, and one that is not made good lasts to the end', () => {
  expect(findMaxDrawdown(Float64Array.of(-0.5, 0.1, -0.1))).toEqual({
    depth: 1 - 0.5 * (1 + 0.1) * (1 - 0.1),
    peak: 0,
    trough: 3,
    recovery: undefined,
    durationPeriods: 3,
  });
});

test('the duration runs from the last moment at the peak', () => {
  expect(findMaxDrawdown(Float64Array.of(0.1, 0, 0, -0.5, 0))).toMatchObject({
    peak: 3,
    trough: 4,
    durationPeriods: 2,
  });
});

test('wealth that never falls has a drawdown of nothing', () => {
  expect(findMaxDrawdown(Float64Array.of(0, 0.1, 0))).toEqual({
    depth: 0,
    peak: 0,
    trough: 0,
    recovery: 0,
    durationPeriods: 0,
  });
});

test('no returns, no drawdown; a return that is not a number is a fault', () => {
  expect(findMaxDrawdown(new Float64Array(0))).toBeUndefined();
  expect(() => findMaxDrawdown(Float64Array.of(NaN))).toThrow('value 0 is NaN');
});

test('no pair of moments shows a deeper fall than the one found', () => {
  const returns = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(returns, (percent) => {
      const found = findMaxDrawdown(Float64Array.from(percent, (x) => x / 100))!;
      const wealth = [1];
      for (const x of percent) wealth.push(wealth.at(-1)! * (1 + x / 100));
      let deepest = 0;
      for (let from = 0; from < wealth.length; from++) {
        for (let to = from; to < wealth.length; to++) deepest = Math.max(deepest, 1 - wealth[to]! / wealth[from]!);
      }
      expect(found.depth).toBe(deepest);
      expect(1 - wealth[found.trough]! / wealth[found.peak]!).toBe(deepest);
      if (found.recovery !== undefined && deepest > 0) {
        expect(wealth[found.recovery]).toBeGreaterThanOrEqual(wealth[found.peak]!);
      }
    }),
  );
});
