import fc from 'fast-check';
import { computeValueAtRisk } from '../../../src/domain/performance/value-at-risk';

/** -50 % to +49 % in steps of 1 %, in scattered order. */
const ladder = Float64Array.from({ length: 100 }, (_, i) => ((i * 37) % 100) / 100 - 0.5);

test('the value at risk of a ladder of returns is the one counted by hand', () => {
  // Type 7 at 5 %: position 4.95, between -46 % and -45 %.
  expect(computeValueAtRisk(ladder, 0.95)).toBeCloseTo(0.4505, 12);
});

test('a series that only gains has a negative value at risk, one that stands still has one of 0', () => {
  expect(computeValueAtRisk(Float64Array.of(0.01, 0.01), 0.95)).toBeCloseTo(-0.01, 14);
  expect(computeValueAtRisk(new Float64Array(5), 0.95)).toBe(0);
});

test('without returns there is none; a confidence of 0 or 1 and a return that is no number are faults', () => {
  expect(computeValueAtRisk(new Float64Array(0), 0.95)).toBeUndefined();
  for (const confidence of [0, 1, 95, NaN]) expect(() => computeValueAtRisk(ladder, confidence)).toThrow(RangeError);
  expect(() => computeValueAtRisk(Float64Array.of(0, NaN), 0.95)).toThrow('value 1 is NaN');
});

/** Multiples of 1/1024, so that powers of two and changes of sign are exact. */
const drawnReturns = fc
  .array(fc.integer({ min: -512, max: 512 }), { minLength: 1, maxLength: 40 })
  .map((steps) => Float64Array.from(steps, (step) => step / 1_024));

test('it grows with leverage and falls by what every return gains; order does not matter, and of the bet against it is the other tail', () => {
  const confidences = fc.constantFrom(0.0625, 0.25, 0.5, 0.875, 0.9375);
  fc.assert(
    fc.property(drawnReturns, confidences, fc.integer({ min: -6, max: 6 }), (returns, confidence, exponent) => {
      const risk = computeValueAtRisk(returns, confidence)!;
      expect(
        computeValueAtRisk(
          returns.map((value) => value * 2 ** exponent),
          confidence,
        ),
      ).toBeCloseTo(risk * 2 ** exponent, 14);
      expect(
        computeValueAtRisk(
          returns.map((value) => value + 0.25),
          confidence,
        ),
      ).toBeCloseTo(risk - 0.25, 14);
      expect(computeValueAtRisk(returns.toSorted(), confidence)).toBe(risk);
      expect(
        computeValueAtRisk(
          returns.map((value) => 0 - value),
          1 - confidence,
        ),
      ).toBeCloseTo(-risk, 14);
      expect(computeValueAtRisk(returns, 0.96875)).toBeGreaterThanOrEqual(risk);
    }),
  );
});
