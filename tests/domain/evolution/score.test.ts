import fc from 'fast-check';
import { scoreGain, scoreLoss } from '../../../src/domain/evolution/score';

test.each([
  [0, 0.5],
  [1, 0.75],
  [-1, 0.25],
  [3, 0.875],
  [1e308, 1],
  [-1e308, 0],
])('a gain of %d units scores %d', (units, score) => {
  expect(scoreGain(units, 1)).toBe(score);
  expect(scoreGain(units * 0.5, 0.5)).toBe(score);
});

test.each([
  [0, 1],
  [0.2, 0.5],
  [0.6, 0.25],
])('a loss of %d, half at 0.2, scores %d', (loss, score) => {
  expect(scoreLoss(loss, 0.2)).toBeCloseTo(score, 15);
});

test('scores lie in [0, 1]; more gain scores more, more loss scores less', () => {
  const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      amount,
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      fc.constantFrom(0.01, 1, 10),
      (...[gain, more, scale]) => {
        for (const score of [scoreGain(gain, scale), scoreLoss(Math.abs(gain), scale)]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
        expect(scoreGain(gain + more, scale)).toBeGreaterThanOrEqual(scoreGain(gain, scale));
        expect(scoreLoss(Math.abs(gain) + more, scale)).toBeLessThanOrEqual(scoreLoss(Math.abs(gain), scale));
      },
    ),
  );
});
