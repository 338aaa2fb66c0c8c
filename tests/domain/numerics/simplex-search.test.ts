import { findMinimum } from '../../../src/domain/numerics/simplex-search';

const near = (at: readonly number[], expected: readonly number[], digits: number): void =>
  expected.forEach((value, axis) => expect(at[axis]).toBeCloseTo(value, digits));

test('goes down the bent valley of Rosenbrock (1960) to (1, 1)', () => {
  const valley = ([x, y]: readonly number[]): number => 100 * (y! - x! * x!) ** 2 + (1 - x!) ** 2;
  near(findMinimum(valley, { start: [-1.2, 1], step: 0.5, tolerance: 1e-14 }), [1, 1], 5);
});

test('finds the minimum of Powell (1962) in four dimensions, where the curvature vanishes', () => {
  const powell = ([a, b, c, d]: readonly number[]): number =>
    (a! + 10 * b!) ** 2 + 5 * (c! - d!) ** 2 + (b! - 2 * c!) ** 4 + 10 * (a! - d!) ** 4;
  near(findMinimum(powell, { start: [3, -1, 0, 1], step: 0.5, tolerance: 1e-14 }), [0, 0, 0, 0], 1);
});

test('stays on the allowed side of a wall', () => {
  const wall = ([x]: readonly number[]): number => (x! < 2 ? Infinity : x! * x!);
  const [x] = findMinimum(wall, { start: [5], step: 1, tolerance: 1e-10 });
  expect(x).toBeGreaterThanOrEqual(2);
  expect(x).toBeCloseTo(2, 4);
});

test('takes no more steps than allowed, and gives a copy of the start where there are none', () => {
  const start = [3, 4];
  const at = findMinimum(([x, y]) => x! + y!, { start, step: 1, tolerance: 0, maxSteps: 0 });
  expect(at).toEqual(start);
  expect(at).not.toBe(start);
});
