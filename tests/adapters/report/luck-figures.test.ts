import fc from 'fast-check';
import { measureLuck } from '../../../src/adapters/report/luck-figures';
import { answerLuck } from '../../../src/adapters/report/luck-sentence';

const context = { observations: 1_260, periodsPerYear: 252, trials: 1 };

test('one trial leaves nothing to deflate: the probability is that of a ratio above 0', () => {
  // Normal returns, daily ratio 0.05: z = 0.05 sqrt(1259) / sqrt(1 + 0.05^2 / 2) = 1.7730, and 1 + (1.0012) (1.6449 / 0.05)^2 = 1084.6 bars.
  const { sharpe, deflated, yearsNeeded, years } = measureLuck(
    { sharpePerPeriod: 0.05, skewness: 0, kurtosis: 3 },
    context,
  );
  expect(sharpe).toBeCloseTo(0.7937, 4);
  expect(deflated).toBeCloseTo(0.9619, 4);
  expect(yearsNeeded! * 252).toBeCloseTo(1_084.6, 0);
  expect(years).toBe(5);
});

test('more trials never make a ratio more likely to be skill, and it is told from luck exactly where the record is long enough', () => {
  fc.assert(
    fc.property(
      fc.record({
        sharpePerPeriod: fc.double({ min: -0.2, max: 0.3, noNaN: true }),
        skewness: fc.double({ min: -1, max: 1, noNaN: true }),
        kurtosis: fc.double({ min: 3, max: 12, noNaN: true }),
      }),
      fc.integer({ min: 1, max: 100_000 }),
      (figures, trials) => {
        const one = measureLuck(figures, { ...context, trials });
        const more = measureLuck(figures, { ...context, trials: trials * 2 });
        expect(more.deflated!).toBeLessThanOrEqual(one.deflated! + 1e-12);
        if (Math.abs(one.deflated! - 0.95) > 1e-9)
          expect(one.deflated! > 0.95).toBe(one.yearsNeeded !== undefined && one.yearsNeeded < one.years!);
      },
    ),
  );
});

test('what is undefined is not answered, and looks are called looks', () => {
  expect(measureLuck(undefined, context)).toMatchObject({ sharpe: undefined, deflated: undefined });
  expect(measureLuck({ sharpePerPeriod: 0.1, skewness: 0 }, context).deflated).toBeUndefined();
  const figures = { sharpePerPeriod: 0.2, skewness: 0, kurtosis: 3 };
  expect(answerLuck(measureLuck(figures, { ...context, trials: 7, counted: 'look' }))).toMatch(/after 7 looks\.$/);
  expect(answerLuck(measureLuck(figures, { ...context, counted: 'look' }))).toMatch(/after 1 look\.$/);
});
