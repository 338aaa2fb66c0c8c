import { assessGenome, createAssessmentMarket } from '../../../src/domain/evolution/assessment';
import { measureBuyAndHold } from '../../../src/domain/evolution/benchmark';
import { requireHoldOut } from '../../../src/domain/evolution/hold-out';
import type { Genome } from '../../../src/domain/strategy/genome';
import { roughBars } from '../../support/rough-bars';

const bars = roughBars({ seed: 6, length: 480 });
const { outOfSample } = requireHoldOut(480);

const trend: Genome = {
  schema: 1,
  long: {
    enter: { left: 'close', is: 'above', right: 'sma(50)' },
    exit: { left: 'close', is: 'below', right: 'sma(50)' },
  },
  exits: {},
  sizing: { kind: 'fixed', fraction: 0.9 },
};
const never: Genome = { ...trend, long: { enter: { left: 'rsi(14)', is: 'above', right: 100 } } };

test('a finalist is measured on the hold-out alone, warmed up on the bars before it', () => {
  const market = createAssessmentMarket(bars, { seed: 1, costs: 'none' });
  const assessment = assessGenome('a', trend, market);
  expect(assessment.id).toBe('a');
  expect(assessment.outOfSample.trades).toBeGreaterThan(0);
  const { lower, upper } = assessment.sharpeInterval ?? { lower: NaN, upper: NaN };
  const { sharpe = NaN } = assessment.outOfSample;
  expect(lower).toBeLessThan(sharpe);
  expect(upper).toBeGreaterThan(sharpe);
  expect(assessGenome('a', trend, market)).toEqual(assessment);
  // Another id draws another stream of resamples; the figures are the same.
  expect(assessGenome('b', trend, market).outOfSample).toEqual(assessment.outOfSample);
  expect(assessGenome('b', trend, market).sharpeInterval).not.toEqual(assessment.sharpeInterval);
});

test('the same strategy always in is buy-and-hold but for the first bar', () => {
  const always: Genome = {
    ...trend,
    long: { enter: { left: 'month', is: 'above', right: 0 } },
    sizing: { kind: 'fixed', fraction: 1 },
  };
  const { outOfSample: held } = assessGenome('a', always, createAssessmentMarket(bars, { seed: 1, costs: 'none' }));
  const benchmark = measureBuyAndHold(bars, { from: outOfSample.from + 1, to: outOfSample.to });
  // At most 95 % of the account is in the market.
  expect((held.totalReturn ?? 0) / (benchmark.totalReturn ?? 0)).toBeCloseTo(0.95, 10);
});

test('a strategy that stays out has no ratio and no interval', () => {
  const { outOfSample: idle, ...others } = assessGenome(
    'n',
    never,
    createAssessmentMarket(bars, { seed: 1, costs: 'default' }),
  );
  expect(idle).toMatchObject({ trades: 0, totalReturn: 0 });
  expect(idle).not.toHaveProperty('sharpe');
  expect(others).toStrictEqual({ id: 'n', beyondHolding: {} });
});
