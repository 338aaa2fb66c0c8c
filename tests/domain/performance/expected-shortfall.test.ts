import fc from 'fast-check';
import { computeExpectedShortfall } from '../../../src/domain/performance/expected-shortfall';
import { computeValueAtRisk } from '../../../src/domain/performance/value-at-risk';

/** -50 % to +49 % in steps of 1 %, in scattered order. */
const ladder = Float64Array.from({ length: 100 }, (_, i) => ((i * 37) % 100) / 100 - 0.5);

test('the expected shortfall of a ladder of returns is the one counted by hand', () => {
  expect(computeExpectedShortfall(ladder, 0.95)).toBeCloseTo(0.48, 12); // the worst five are -50 to -46 %
  expect(computeExpectedShortfall(ladder, 0.99)).toBeCloseTo(0.5, 12);
  expect(computeExpectedShortfall(new Float64Array(5), 0.95)).toBe(0);
});

test('a return on the boundary counts with its share of the tail', () => {
  // 5 % of 30 returns are one and a half: all of -0.9 and half of -0.3.
  const returns = Float64Array.from({ length: 30 }, (_, i) => (i === 3 ? -0.9 : i === 7 ? -0.3 : 0.1));
  expect(computeExpectedShortfall(returns, 0.95)).toBeCloseTo((0.9 + 0.15) / 1.5, 12);
});

test('expected shortfall is never below value at risk, and both grow with confidence and with leverage', () => {
  const returns = fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 1, maxLength: 80 });
  const confidence = fc.double({ min: 0.5, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(returns, confidence, confidence, (bps, one, other) => {
      const series = Float64Array.from(bps, (x) => x / 10_000);
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const risk = computeValueAtRisk(series, low)!;
      const shortfall = computeExpectedShortfall(series, low)!;
      expect(shortfall).toBeGreaterThanOrEqual(risk - 1e-12);
      expect(computeValueAtRisk(series, high)).toBeGreaterThanOrEqual(risk - 1e-12);
      expect(computeExpectedShortfall(series, high)).toBeGreaterThanOrEqual(shortfall - 1e-12);
      expect(
        computeExpectedShortfall(
          series.map((x) => 2 * x),
          low,
        ),
      ).toBeCloseTo(2 * shortfall, 12);
    }),
  );
});

test('without returns there is none; a confidence of 0 or 1 and a return that is no number are faults', () => {
  expect(computeExpectedShortfall(new Float64Array(0), 0.95)).toBeUndefined();
  for (const confidence of [0, 1, 95, NaN]) {
    expect(() => computeExpectedShortfall(ladder, confidence)).toThrow(RangeError);
  }
  expect(() => computeExpectedShortfall(Float64Array.of(0, NaN), 0.95)).toThrow('value 1 is NaN');
});
