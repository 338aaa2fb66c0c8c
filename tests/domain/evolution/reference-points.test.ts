import fc from 'fast-check';
import { chooseLayers, createReferencePoints } from '../../../src/domain/evolution/reference-points';

test('two divisions of three objectives: corners and the middles between them', () => {
  expect(createReferencePoints(3, [2])).toEqual([
    [0, 0, 1],
    [0, 0.5, 0.5],
    [0, 1, 0],
    [0.5, 0, 0.5],
    [0.5, 0.5, 0],
    [1, 0, 0],
  ]);
  expect(createReferencePoints(2, [1, 1])).toEqual([
    [0, 1],
    [1, 0],
    [0.25, 0.75],
    [0.75, 0.25],
  ]);
});

test('the numbers of points are those of Deb & Jain 2014, table I', () => {
  const counts = (
    [
      [3, [12]],
      [5, [6]],
      [8, [3, 2]],
      [10, [3, 2]],
      [15, [2, 1]],
    ] as const
  ).map(([objectives, layers]) => createReferencePoints(objectives, layers).length);
  expect(counts).toEqual([91, 210, 156, 275, 135]);
});

test('for their population sizes the same layers are chosen', () => {
  expect(chooseLayers(3, 92)).toEqual([12]);
  expect(chooseLayers(5, 212)).toEqual([6]);
  expect(chooseLayers(8, 156)).toEqual([3, 2]);
  expect(chooseLayers(4, 200)).toEqual([8]);
});

test('points lie on the simplex, no two are equal, and there are no more of them than members wherever the corners leave room', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 120 }), (objectives, size) => {
      const points = createReferencePoints(objectives, chooseLayers(objectives, size));
      expect(points.length).toBeGreaterThanOrEqual(objectives);
      expect(points.length).toBeLessThanOrEqual(Math.max(size, objectives));
      expect(new Set(points.map((point) => point.join())).size).toBe(points.length);
      for (const point of points) {
        expect(point.reduce((sum, coordinate) => sum + coordinate, 0)).toBeCloseTo(1, 12);
        expect(Math.min(...point)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
