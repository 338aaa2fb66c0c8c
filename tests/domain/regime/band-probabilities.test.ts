import fc from 'fast-check';
import { writeBandProbabilities } from '../../../src/domain/regime/band-probabilities';

const bandsOf = (level: number, edges: number[], error: number): number[] =>
  Array.from(writeBandProbabilities(new Float64Array(edges.length + 1), level, { edges, error }));

test('a level on an edge is on either side of it alike', () => {
  expect(bandsOf(2, [2], 0.3)).toEqual([0.5, 0.5]);
});

test('an error of one to either side of a band holds 68.27 of 100', () => {
  const [below, within, above] = bandsOf(0, [-1, 1], 1);
  expect(within).toBeCloseTo(0.6826894921370859, 11);
  expect(below).toBeCloseTo(above!, 11);
});

test('the bands share 1 between them, and the likeliest is where the level lies when bands are wide', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -9, max: 9, noNaN: true }),
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      (level, error) => {
        const bands = bandsOf(level, [-3, 0, 3], error);
        expect(bands.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 11);
        bands.forEach((p) => expect(p).toBeGreaterThanOrEqual(0));
        const place = Number(level > -3) + Number(level > 0) + Number(level > 3);
        if ([-3, 0, 3].every((edge) => Math.abs(level - edge) > 1e-6)) expect(bands[place]).toBe(Math.max(...bands));
      },
    ),
  );
});
