import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeDeflatedSharpe } from '../../../src/domain/performance/deflated-sharpe';
import { computeSharpeEvidence } from '../../../src/domain/performance/sharpe-evidence';
import { computeDeflatedSharpePower, computeSharpePower } from '../../../src/domain/performance/sharpe-power';
import { normalReturns } from '../../support/return-samples';

const setting = { annualSharpe: 1, observations: 2_520, periodsPerYear: 252, confidence: 0.95 };

test('a ratio of 1 over ten years has a z of 3.16, 1.52 above what 95 % asks for', () => {
  // Phi(sqrt(2519 / 252) / sqrt(1 + 1 / 504) - 1.644854), normal tables.
  expect(computeSharpePower({ ...setting, benchmark: 0 })).toBeCloseTo(0.9349, 4);
});

test('a strategy that is just worth the benchmark passes as often as the test is wrong', () => {
  const benchmark = setting.annualSharpe / Math.sqrt(252);
  expect(computeSharpePower({ ...setting, benchmark })).toBeCloseTo(0.05, 12);
});

test('one trial is a test against 0, and every further one costs power', () => {
  expect(computeDeflatedSharpePower({ ...setting, trials: 1 })).toBe(computeSharpePower({ ...setting, benchmark: 0 }));
  const trials = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(trials, trials, (one, other) => {
      const power = (count: number): number => computeDeflatedSharpePower({ ...setting, trials: count });
      expect(power(Math.max(one, other))).toBeLessThanOrEqual(power(Math.min(one, other)));
    }),
  );
});

test('the power foretold is the share of strategies that pass', () => {
  const cases = [
    { annualSharpe: 4, observations: 252, trials: 20 },
    { annualSharpe: 3, observations: 504, trials: 100 },
  ];
  for (const { annualSharpe, observations, trials } of cases) {
    const runs = 400;
    let passed = 0;
    for (let run = 1; run <= runs; run++) {
      const returns = normalReturns(createRandom(run * 104_729), observations, annualSharpe / Math.sqrt(252));
      const { probability } = computeDeflatedSharpe(computeSharpeEvidence(returns)!, {
        trials,
        variance: 1 / observations,
      });
      passed += Number(probability! >= 0.95);
    }
    const power = computeDeflatedSharpePower({ ...setting, annualSharpe, observations, trials });
    expect(power).toBeGreaterThan(0.2);
    expect(power).toBeLessThan(0.8);
    expect(Math.abs(passed / runs - power)).toBeLessThan(4 * Math.sqrt((power * (1 - power)) / runs));
  }
});

test('options out of range are faults', () => {
  for (const wrong of [{ observations: 1 }, { confidence: 1 }, { periodsPerYear: 0 }])
    expect(() => computeSharpePower({ ...setting, benchmark: 0, ...wrong })).toThrow(RangeError);
  expect(() => computeDeflatedSharpePower({ ...setting, trials: 0 })).toThrow(RangeError);
});
