import { computeMaxDrawdownVelocity } from '../../../src/domain/performance/max-drawdown-velocity';

test('half of the wealth lost in two periods is a quarter a period', () => {
  expect(computeMaxDrawdownVelocity(Float64Array.of(0.3, -0.2, -0.375, 0.1))).toBeCloseTo(0.25, 14);
});

test('time spent below the peak after the trough does not slow the fall, time before it does', () => {
  expect(computeMaxDrawdownVelocity(Float64Array.of(-0.5, 0, 0, 0.1))).toBeCloseTo(0.5, 14);
  expect(computeMaxDrawdownVelocity(Float64Array.of(-0.1, 0, 0, -4 / 9))).toBeCloseTo(0.125, 14);
});

test('wealth that never fell has none', () => {
  expect(computeMaxDrawdownVelocity(Float64Array.of(0, 0.1))).toBeUndefined();
  expect(computeMaxDrawdownVelocity(new Float64Array(0))).toBeUndefined();
  expect(() => computeMaxDrawdownVelocity(Float64Array.of(NaN))).toThrow('value 0 is NaN');
});
