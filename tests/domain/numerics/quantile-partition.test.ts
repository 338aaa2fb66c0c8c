import fc from 'fast-check';
import { partitionAtRank } from '../../../src/domain/numerics/quantile-partition';

const finite = fc.double({ min: -1e300, max: 1e300, noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
const repeating = fc.integer({ min: -3, max: 3 });
const values = fc.oneof(
  fc.array(finite, { minLength: 1, maxLength: 60 }),
  fc.array(repeating, { minLength: 1, maxLength: 60 }),
);

test('a partition puts the ranked value in its place with nothing smaller behind it', () => {
  fc.assert(
    fc.property(values, fc.nat(), (sample, seed) => {
      const rank = seed % sample.length;
      const partitioned = Float64Array.from(sample);
      partitionAtRank(partitioned, rank);
      const sorted = Float64Array.from(sample).sort();
      expect(partitioned[rank]).toBe(sorted[rank]);
      expect(partitioned.slice(0, rank).every((x) => x <= sorted[rank]!)).toBe(true);
      expect(partitioned.slice(rank).every((x) => x >= sorted[rank]!)).toBe(true);
      expect(partitioned.sort()).toEqual(sorted);
    }),
  );
});
