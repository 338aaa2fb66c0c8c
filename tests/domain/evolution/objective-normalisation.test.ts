import fc from 'fast-check';
import { normaliseObjectives } from '../../../src/domain/evolution/objective-normalisation';
import { createObjectiveRows, type Direction } from '../../../src/domain/evolution/objective-rows';

const normalise = (points: readonly (readonly number[])[], direction: Direction = 'minimise'): number[][] =>
  normaliseObjectives(
    createObjectiveRows(points, direction),
    points.map((_, index) => index),
  );

test('by hand: the line through the extreme points gives the ranges', () => {
  // Best values 1 and 10; extremes (1, 30) and (5, 10) lie 4 and 20 away.
  expect(
    normalise([
      [1, 30],
      [5, 10],
      [3, 20],
      [2, 15],
    ]),
  ).toEqual([
    [0, 1],
    [1, 0],
    [0.5, 0.5],
    [0.25, 0.25],
  ]);
});

test('a member of a worse front may lie beyond the range, which the extreme points set', () => {
  expect(
    normalise([
      [0, 20],
      [4, 0],
      [1, 1],
      [8, 10],
    ]),
  ).toEqual([
    [0, 1],
    [1, 0],
    [0.25, 0.05],
    [2, 0.5],
  ]);
});

test('where the plane cuts an axis beyond the worst value, the worst values are the ranges', () => {
  // The plane through the first three cuts each axis at 1.4.
  const points = [
    [1, 0.2, 0.2],
    [0.2, 1, 0.2],
    [0.2, 0.2, 1],
    [0, 0.8, 0.8],
    [0.8, 0, 0.8],
    [0.8, 0.8, 0],
  ];
  expect(normalise(points)).toEqual(points);
});

test('more is better where that is said', () => {
  expect(
    normalise(
      [
        [0, 8],
        [4, 0],
        [2, 4],
      ],
      'maximise',
    ),
  ).toEqual([
    [1, 0],
    [0, 1],
    [0.5, 0.5],
  ]);
});

test('without a plane the worst values are the ranges, and an objective that does not vary stays at 0', () => {
  // One point is the extreme of both axes.
  expect(
    normalise([
      [1, 1],
      [3, 5],
    ]),
  ).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(normalise([[2, 7, 7]])).toEqual([[0, 0, 0]]);
  expect(
    normalise([
      [1, 4],
      [2, 4],
    ]),
  ).toEqual([
    [0, 0],
    [1, 0],
  ]);
});

test('only the chosen count', () => {
  const rows = createObjectiveRows(
    [
      [0, 1],
      [-9, -9],
      [1, 0],
    ],
    'minimise',
  );
  expect(normaliseObjectives(rows, [2, 0])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test('nothing is below 0, all is finite, and the best value of each objective becomes 0', () => {
  const sets = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.array(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 12,
    }),
  );
  fc.assert(
    fc.property(sets, (points) => {
      const normalised = normalise(points);
      for (const value of normalised.flat()) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(value)).toBe(true);
      }
      points[0]!.forEach((_, column) => expect(Math.min(...normalised.map((point) => point[column]!))).toBe(0));
    }),
  );
});

test('the unit of an objective does not matter', () => {
  const points = [
    [1, 30, 7],
    [5, 10, 6],
    [3, 20, 2],
    [2, 15, 4],
    [4, 12, 3],
  ];
  const other = points.map(([a = 0, b = 0, c = 0]) => [1024 * a, b / 256, 4 * c]);
  normalise(other).forEach((point, index) =>
    point.forEach((value, column) => expect(value).toBeCloseTo(normalise(points)[index]![column]!, 9)),
  );
});
