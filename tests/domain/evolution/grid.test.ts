import fc from 'fast-check';
import { drawFromGrid, stepOnGrid, type Grid } from '../../../src/domain/evolution/grid';
import { createRandom, type Random } from '../../../src/domain/numerics/random';

const usual = (random: Random) => ({ random, length: 1 });

const anyGrid: fc.Arbitrary<Grid> = fc
  .record({
    first: fc.integer({ min: -100, max: 100 }),
    points: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom(1, 0.5, 0.05, 0.002),
  })
  .map(({ first, points, unit }) => ({ min: first * unit, max: (first + points - 1) * unit, step: unit }));

const isPoint = (value: number, { min, max, step }: Grid): boolean => {
  const place = (value - min) / step;
  return Math.abs(place - Math.round(place)) < 1e-6 && value >= min - 1e-12 && value <= max + 1e-12;
};

test('a draw is a point of the grid, whole where the grid is, and every point is drawn', () => {
  const random = createRandom(1);
  const grid = { min: 0.25, max: 0.95, step: 0.05 };
  const drawn = new Set(Array.from({ length: 500 }, () => drawFromGrid(grid, random)));
  const points = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
  expect([...drawn].sort((a, b) => a - b)).toEqual(points);
  expect(drawFromGrid({ min: 7, max: 7, step: 1 }, random)).toBe(7);
  // A range that is no multiple of its step ends at the last whole step.
  const uneven = new Set(Array.from({ length: 100 }, () => drawFromGrid({ min: 1, max: 6, step: 2 }, random)));
  expect([...uneven].sort()).toEqual([1, 3, 5]);
});

test('draws and steps stay on any grid, and a step always leads to another point where there is one', () => {
  fc.assert(
    fc.property(anyGrid, fc.nat(), (grid, seed) => {
      const random = createRandom(seed);
      const drawn = drawFromGrid(grid, random);
      expect(isPoint(drawn, grid)).toBe(true);
      const stepped = stepOnGrid(drawn, grid, usual(random));
      expect(isPoint(stepped, grid)).toBe(true);
      if (grid.max > grid.min) expect(stepped).not.toBe(drawn);
    }),
    { numRuns: 1_000 },
  );
});

test('a value beside the grid steps onto it', () => {
  fc.assert(
    fc.property(fc.double({ min: -50, max: 50, noNaN: true }), fc.nat(), (value, seed) => {
      const grid = { min: -10, max: 10, step: 0.5 };
      expect(isPoint(stepOnGrid(value, grid, usual(createRandom(seed))), grid)).toBe(true);
    }),
  );
});

test.each([
  ['a tenth of the range', 1],
  ['half of that', 0.5],
  ['one and a half times that', 1.5],
])('steps are small: %s in deviation, at least one point', (_, length) => {
  const random = createRandom(5);
  const steps = Array.from({ length: 2_000 }, () =>
    Math.abs(stepOnGrid(5_000, { min: 0, max: 10_000, step: 1 }, { random, length }) - 5_000),
  );
  const meanSquare = steps.reduce((sum, step) => sum + step * step, 0) / steps.length;
  // Standard error of the mean square: sqrt(2 / 2,000) = 0.032 of it.
  expect(Math.abs(meanSquare / (1_000 * length) ** 2 - 1)).toBeLessThan(0.13);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(1);
});
