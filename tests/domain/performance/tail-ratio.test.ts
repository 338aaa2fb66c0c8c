import fc from 'fast-check';
import { computeTailRatio } from '../../../src/domain/performance/tail-ratio';

test('the mixed series of empyrical: its tails by hand', () => {
  // Eight values: the 95th percentile lies 65 % of the way from 3 to 10 %, the 5th 35 % of the way from -10 to -4 %.
  const mixed = Float64Array.of(0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);
  expect(computeTailRatio(mixed)).toBeCloseTo(0.0755 / 0.079, 12);
  // With a first period of 0, nine values: 60 % of the way, and 40 %.
  expect(computeTailRatio(Float64Array.of(0, ...mixed))).toBeCloseTo(0.072 / 0.076, 12);
});

const returns = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 });

test('neither unit nor order matters; turned upside down, a series with both tails has the inverse', () => {
  fc.assert(
    fc.property(returns, (percent) => {
      const values = Float64Array.from(percent);
      const ratio = computeTailRatio(values);
      if (ratio === undefined) return;
      expect(computeTailRatio(values.map((x) => x / 100))).toBeCloseTo(ratio, 6);
      expect(computeTailRatio(Float64Array.from(percent).reverse())).toBe(ratio);
      const opposite = computeTailRatio(values.map((x) => -x));
      if (opposite !== undefined) expect(Math.abs(opposite * ratio)).toBeCloseTo(1, 9);
    }),
  );
});

test('a series that always loses has a negative ratio, one without a lower tail none', () => {
  expect(computeTailRatio(Float64Array.of(-0.02, -0.01))).toBeLessThan(0);
  expect(computeTailRatio(new Float64Array(4))).toBeUndefined();
  expect(computeTailRatio(new Float64Array(0))).toBeUndefined();
  expect(() => computeTailRatio(Float64Array.of(NaN))).toThrow('value 0 is NaN');
});
