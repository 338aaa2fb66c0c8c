import {
  drawConclusion,
  listChecks,
  rankArchive,
  rankFinalists,
  type ConclusionInput,
} from '../../../src/domain/evolution/conclusion';
import type { Metrics } from '../../../src/domain/evolution/evaluation';
import { evolutionPolicy } from '../../../src/domain/evolution/policy';
import { computeDeflatedSharpe } from '../../../src/domain/performance/deflated-sharpe';
import { sampleEvaluation } from '../../support/record-samples';
import { scored } from '../../support/scored-genomes';

const metrics = (sharpePerPeriod: number): Metrics => ({
  trades: 50,
  costs: 0.01,
  sharpe: sharpePerPeriod * Math.sqrt(252),
  sharpePerPeriod,
  skewness: 0,
  kurtosis: 3,
});
const residual = (sharpePerPeriod: number) => ({ beta: 0.5, sharpePerPeriod, skewness: 0, kurtosis: 3 });
const beyondHolding = { inSample: residual(0.2), outOfSample: residual(0.2) };
const finalist = {
  ...scored('a', [0.6, 0.7, 0.8, 0.9]),
  evaluation: { ...sampleEvaluation(), inSample: metrics(0.2) },
};
const skilled: ConclusionInput = {
  finalists: [finalist],
  assessments: new Map([
    ['a', { id: 'a', outOfSample: metrics(0.2), beyondHolding, sharpeInterval: { lower: 1, upper: 5 } }],
  ]),
  bars: { inSample: 3_000, outOfSample: 1_000 },
  trials: { trials: 1_000, sharpeVariance: 0.0004, looks: 10 },
  benchmark: metrics(0.03),
};

const assessed = (change: object): ConclusionInput => ({
  ...skilled,
  assessments: new Map([['a', { ...skilled.assessments.get('a')!, ...change }]]),
});

test('skill that every check confirms is called so, with its trials', () => {
  const conclusion = drawConclusion(skilled);
  expect(conclusion.verdict).toEqual({
    passed: true,
    text: 'Evidence of skill: the first finalist beats what 1000 trials of luck explain in sample, and 10 out of sample.',
    reasons: [],
  });
  expect(conclusion).toMatchObject({ trials: 1_000, sharpeVariance: 0.0004, looks: 10 });
  const evidence = { sharpePerPeriod: 0.2, skewness: 0, kurtosis: 3 };
  // Against luck alone: ratios without skill over n bars have the variance 1 / n.
  const deflated = (observations: number, trials: number) =>
    computeDeflatedSharpe({ ...evidence, observations }, { trials, variance: 1 / observations }).probability;
  expect(conclusion.finalists).toHaveLength(1);
  expect(conclusion.finalists[0]?.strategy).toBe('a');
  // 0.30 * 0.6 + 0.25 * 0.7 + 0.25 * 0.8 + 0.20 * 0.9
  expect(conclusion.finalists[0]?.weightedFitness).toBeCloseTo(0.735, 12);
  expect(conclusion.finalists[0]?.inSampleDeflatedSharpe).toBeCloseTo(deflated(3_000, 1_000)!, 10);
  expect(conclusion.finalists[0]?.deflatedSharpe).toBeCloseTo(deflated(1_000, 10)!, 10);
});

const { trades, costs, ...figures } = metrics(0.2);
const lacking = (name: keyof typeof figures): Metrics => {
  const others = Object.entries(figures).filter(([one]) => one !== name);
  return { trades, costs, ...Object.fromEntries(others) };
};

const withInSample = (inSample: Metrics) => ({ ...finalist, evaluation: { ...finalist.evaluation, inSample } });

describe('every check fails closed', () => {
  test.each<[string, ConclusionInput, RegExp]>([
    ['nobody to judge', { ...skilled, finalists: [] }, /^No genome traded often enough/],
    ['not assessed', { ...skilled, assessments: new Map() }, /undefined out of sample, below 0.95/],
    [
      'no trial',
      { ...skilled, trials: { trials: 0, looks: 10 } },
      /After 0 trials .* in sample is undefined, below 0.95/,
    ],
    [
      'no look',
      { ...skilled, trials: { trials: 9, looks: 0 } },
      /After 0 looks .* undefined out of sample, below 0.95/,
    ],
    [
      'too many trials for so little',
      { ...skilled, finalists: [withInSample(metrics(0.1))], trials: { trials: 1e9, looks: 10 } },
      /After 1000000000 trials .* in sample is 0\.\d+, below 0.95/,
    ],
    [
      'too many looks for so little',
      { ...skilled, trials: { trials: 1_000, looks: 1e9 } },
      /After 1000000000 looks at the hold-out it is 0\.\d+ out of sample, below 0.95/,
    ],
    ['no skewness in sample', { ...skilled, finalists: [withInSample(lacking('skewness'))] }, /in sample is undefined/],
    ['too few bars', { ...skilled, bars: { inSample: 3_000, outOfSample: 60 } }, /below 0.95/],
    ['no skewness', assessed({ outOfSample: lacking('skewness') }), /undefined out of sample, below 0.95/],
    ['no kurtosis', assessed({ outOfSample: lacking('kurtosis') }), /undefined out of sample, below 0.95/],
    [
      'no ratio per period',
      assessed({ outOfSample: lacking('sharpePerPeriod') }),
      /undefined out of sample, below 0.95/,
    ],
    [
      'an interval around 0',
      assessed({ sharpeInterval: { lower: -0.1, upper: 3 } }),
      /95 % interval .*, -0.100 to 3.000, does not lie above 0/,
    ],
    ['an interval from 0', assessed({ sharpeInterval: { lower: 0, upper: 3 } }), /does not lie above 0/],
    [
      'no interval',
      assessed({ sharpeInterval: undefined }),
      /The 95 % interval of the out-of-sample Sharpe ratio is undefined/,
    ],
    [
      'worse than holding',
      { ...skilled, benchmark: metrics(0.21) },
      /ratio of 3.175 does not exceed 3.334 of buy-and-hold/,
    ],
    ['as good as holding', { ...skilled, benchmark: metrics(0.2) }, /does not exceed/],
    [
      'holding undefined',
      { ...skilled, benchmark: { trades: 1, costs: 0 } },
      /does not exceed undefined of buy-and-hold/,
    ],
    [
      'nothing beyond holding out of sample',
      assessed({ beyondHolding: { ...beyondHolding, outOfSample: residual(0.02) } }),
      /what holding the instrument does not explain .* is 1.000 in sample and 0.\d+ out of sample/,
    ],
    [
      'nothing beyond holding in sample',
      assessed({ beyondHolding: { ...beyondHolding, inSample: residual(0.02) } }),
      /is 0.\d+ in sample and 1.000 out of sample; both have to reach 0.95/,
    ],
    [
      'a rest that does not vary',
      assessed({ beyondHolding: {} }),
      /is undefined in sample and undefined out of sample/,
    ],
    ['no annual ratio', assessed({ outOfSample: lacking('sharpe') }), /ratio of undefined does not exceed/],
  ])('%s', (...[, input, reason]) => {
    const { verdict } = drawConclusion(input);
    expect(verdict.passed).toBe(false);
    expect(verdict.text).toBe('No evidence of skill.');
    expect(verdict.reasons.some((one) => reason.test(one))).toBe(true);
  });

  test('a figure that is not a number passes nothing', () => {
    const sharpeInterval = { lower: Number.NaN, upper: Number.NaN };
    expect(drawConclusion(assessed({ sharpeInterval })).verdict.reasons).toHaveLength(1);
    expect(drawConclusion({ ...skilled, benchmark: { ...metrics(0), sharpe: Number.NaN } }).verdict.passed).toBe(false);
  });

  test('all reasons are given at once', () => {
    expect(drawConclusion({ ...skilled, assessments: new Map() }).verdict.reasons).toHaveLength(4);
  });
});

test('the verdict rests on the first finalist alone: a better second is no evidence', () => {
  const second = { ...finalist, id: 'b' };
  const weak = { id: 'a', outOfSample: metrics(0), beyondHolding, sharpeInterval: { lower: -1, upper: 1 } };
  const strong = { id: 'b', outOfSample: metrics(0.3), beyondHolding, sharpeInterval: { lower: 3, upper: 5 } };
  const input = {
    ...skilled,
    finalists: [finalist, second],
    assessments: new Map([
      ['a', weak],
      ['b', strong],
    ]),
  };
  expect(drawConclusion(input).verdict.passed).toBe(false);
  expect(drawConclusion(input).finalists.map(({ strategy }) => strategy)).toEqual(['a', 'b']);
});

test('the best of a thousand strategies without skill is refused', () => {
  // Their ratios over 1,000 bars deviate by 1 / sqrt(1,000); the expected best of 1,000 shows 3.2 deviations: 1.6 a year.
  const luck = (bars: number): number => 3.25 / Math.sqrt(bars);
  const sharpeInterval = { lower: 0.2, upper: 3 };
  const counted = { ...skilled, trials: { trials: 1_000, looks: 1_000 }, benchmark: metrics(0) };
  const residuals = { ...beyondHolding, outOfSample: residual(0.3) };
  const lucky = new Map([
    ['a', { id: 'a', outOfSample: metrics(luck(1_000)), beyondHolding: residuals, sharpeInterval }],
  ]);
  expect(luck(1_000) * Math.sqrt(252)).toBeGreaterThan(1.6);
  const outOfSample = drawConclusion({ ...counted, assessments: lucky });
  expect(outOfSample.finalists[0]?.deflatedSharpe).toBeLessThan(0.6);
  expect(outOfSample.verdict).toMatchObject({ passed: false, reasons: [expect.stringContaining('After 1000 looks')] });
  const inSample = drawConclusion({
    ...counted,
    finalists: [withInSample(metrics(luck(3_000)))],
    trials: skilled.trials,
  });
  expect(inSample.finalists[0]?.inSampleDeflatedSharpe).toBeLessThan(0.6);
  expect(inSample.verdict).toMatchObject({ passed: false, reasons: [expect.stringContaining('After 1000 trials')] });
});

test('what nobody had tried before is not deflated: luck of one draw alone stands against it', () => {
  const { finalists } = drawConclusion({ ...skilled, trials: { trials: 1, looks: 1 } });
  // 0.2 over 1,000 bars is 6.3 deviations.
  expect(finalists[0]?.deflatedSharpe).toBeGreaterThan(0.999_999);
});

test('the variance among the trials is told and changes nothing', () => {
  const wide = drawConclusion({ ...skilled, trials: { ...skilled.trials, sharpeVariance: 0.04 } });
  expect(wide).toEqual({ ...drawConclusion(skilled), sharpeVariance: 0.04 });
});

test('finalists are the best by weighted fitness, at most ten, equals by id', () => {
  const archive = Array.from({ length: 14 }, (_, index) => scored(`g${index}`, [index / 14, 0.5, 0.5, 0.5]));
  const ranked = rankFinalists(archive);
  expect(ranked).toHaveLength(evolutionPolicy.finalists);
  expect(ranked).toEqual(rankArchive(archive).slice(0, evolutionPolicy.finalists));
  expect(ranked.map(({ id }) => id).slice(0, 3)).toEqual(['g13', 'g12', 'g11']);
  const twins = ['c', 'a', 'b'].map((id) => scored(id, [0.5, 0.5, 0.5, 0.5]));
  expect(rankFinalists(twins).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(twins.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});

test('a training run is not judged, however good its finalists are in sample', () => {
  const { verdict, finalists } = drawConclusion({ ...skilled, assessments: new Map(), training: true });
  expect(verdict.passed).toBe(false);
  expect(verdict.text).toBe('Not judged: a training run.');
  expect(finalists[0]?.inSampleDeflatedSharpe).toBeGreaterThan(0.95);
  expect(finalists[0]).not.toHaveProperty('deflatedSharpe');
});

test('the checks are what the verdict rests on: each is told once, and none is left out', () => {
  const weaker = {
    ...skilled,
    ...assessed({
      beyondHolding: { inSample: residual(0.001), outOfSample: residual(0.001) },
      sharpeInterval: undefined,
    }),
  };
  for (const input of [skilled, weaker]) {
    const { finalists, verdict } = drawConclusion(input);
    const checks = listChecks(finalists[0]!, { ...input, assessment: input.assessments.get('a') });
    expect(new Set(checks.map(({ name }) => name)).size).toBe(6);
    expect(verdict.passed).toBe(checks.every(({ passed }) => passed));
    const failed = checks.filter(({ passed }) => !passed).map(({ reason }) => reason);
    expect(verdict.reasons).toEqual([...new Set(failed)]);
  }
  const { finalists, verdict } = drawConclusion(weaker);
  const [first] = finalists;
  const names = listChecks(first!, { ...weaker, assessment: weaker.assessments.get('a') })
    .filter(({ passed }) => !passed)
    .map(({ name, found }) => [name, found]);
  expect(names).toEqual([
    ['in-sample-residual-skill', first!.inSampleDeflatedResidual],
    ['out-of-sample-residual-skill', first!.deflatedResidual],
    ['out-of-sample-interval', undefined],
  ]);
  expect(verdict.reasons).toHaveLength(2);
});
