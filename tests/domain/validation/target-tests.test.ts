import { computeBinomialTail } from '../../../src/domain/numerics/binomial-distribution';
import { adjustForFamily } from '../../../src/domain/numerics/family-wise-error';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeCalmar } from '../../../src/domain/performance/calmar';
import { computeInformationRatio } from '../../../src/domain/performance/information-ratio';
import { findMaxDrawdown } from '../../../src/domain/performance/max-drawdown';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import type { StageTargets } from '../../../src/domain/validation/gate-plan';
import { testTargets, type TargetEvidence, type TargetResult } from '../../../src/domain/validation/target-tests';

/** Seed 003 phase 4, proficiency. */
const targets: Required<StageTargets> = {
  sharpe: 1.2,
  maxDrawdown: 0.03,
  winRate: 0.52,
  informationRatio: 0.8,
  calmar: 2,
};

const options = (seed: number) => ({
  ...{ margin: 0.2, level: 0.05, resamples: 199, periodsPerYear: 252, random: createRandom(seed) },
});

/** A track record of annual Sharpe ratio `sharpe` at an annual volatility of 3 %, in a market that explains half of it. */
function evidenceOf(sharpe: number, { bars = 750, seed = 1, wins = 130, trades = 200 } = {}): TargetEvidence {
  const random = createRandom(seed);
  const held = Float64Array.from({ length: bars }, () => 0.01 * random.normal());
  const daily = 0.03 / Math.sqrt(252);
  const returns = held.map((market) => {
    const own = Math.SQRT1_2 * (market / 0.01 + random.normal());
    return daily * (sharpe / Math.sqrt(252) + own);
  });
  return { returns, held, profits: Float64Array.from({ length: trades }, (_, trade) => (trade < wins ? 1 : -1)) };
}

function byMetric(results: readonly TargetResult[]): Record<string, TargetResult> {
  return Object.fromEntries(results.map((result) => [result.metric, result]));
}

test('figures are those of the record, thresholds the targets on the easy side by the margin', () => {
  const evidence = evidenceOf(3);
  const found = byMetric(testTargets(evidence, targets, options(1)));
  expect(found.sharpe).toMatchObject({ target: 1.2, threshold: 0.96 });
  expect(found.maxDrawdown).toMatchObject({ target: 0.03, threshold: 0.036 });
  expect(found.sharpe!.value).toBeCloseTo(computeSharpe(evidence.returns, 252)!, 9);
  expect(found.informationRatio!.value).toBeCloseTo(computeInformationRatio(evidence.returns, evidence.held, 252)!, 9);
  expect(found.maxDrawdown!.value).toBeCloseTo(findMaxDrawdown(evidence.returns)!.depth, 11);
  expect(found.calmar!.value).toBeCloseTo(computeCalmar(evidence.returns, 252)!, 9);
  expect(found.winRate!.value).toBe(0.65);
});

test('a strong record meets the targets, a losing one does not, and a short one cannot tell', () => {
  const met = (evidence: TargetEvidence) => testTargets(evidence, targets, options(2)).map((result) => result.met);
  expect(met(evidenceOf(5))).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
  expect(met(evidenceOf(-2, { wins: 50 }))).toEqual(['no', 'no', 'no', 'no', 'no']);
  const short = testTargets(evidenceOf(1.5, { bars: 120, trades: 12, wins: 7 }), targets, options(2));
  for (const { metric, met: answer } of short) if (metric !== 'maxDrawdown') expect(answer).toBe('unknown');
});

test('the win rate is tested exactly', () => {
  const { winRate } = byMetric(testTargets(evidenceOf(1, { trades: 100, wins: 55 }), { winRate: 0.52 }, options(3)));
  expect(winRate!.threshold).toBe(0.416);
  expect(winRate!.pValue).toBeCloseTo(computeBinomialTail(55, 100, 0.416), 10);
  expect(winRate!.adjusted).toBe(winRate!.pValue);
  expect(winRate!.effectSize).toBeCloseTo(2 * (Math.asin(Math.sqrt(0.55)) - Math.asin(Math.sqrt(0.52))), 9);
});

test('p-values are adjusted for the family, in which an undefined figure counts as the worst', () => {
  const none = { ...evidenceOf(2.2), profits: new Float64Array(0) };
  const found = testTargets(none, targets, options(4));
  const expected = adjustForFamily(found.map(({ pValue }) => pValue ?? 1));
  for (const [place, { metric, adjusted, met }] of found.entries()) {
    if (metric === 'winRate') expect(found[place]).toEqual({ metric, target: 0.52, threshold: 0.416, met: 'unknown' });
    else expect(adjusted).toBeCloseTo(expected[place]!, 10);
    if (met === 'yes') expect(adjusted).toBeLessThanOrEqual(0.05);
  }
});

test('a drawdown that exceeded its threshold is not met, whatever might have been', () => {
  const { returns, ...rest } = evidenceOf(6);
  const fallen = returns.map((value, bar) => (bar === 300 ? -0.04 : value));
  const [found] = testTargets({ ...rest, returns: fallen }, { maxDrawdown: 0.03 }, options(5));
  expect(found).toMatchObject({ met: 'no', pValue: 1 });
  expect(found!.value).toBeGreaterThan(0.036);
});

test('bounds and p-values agree, and better figures have smaller p-values', () => {
  const pValues = [0, 1, 2, 4].map((sharpe) => {
    const [found] = testTargets(evidenceOf(sharpe), { sharpe: 1.2 }, options(6));
    const { lower, upper, value, pValue, threshold } = found!;
    expect(lower).toBeLessThan(value!);
    expect(upper).toBeGreaterThan(value!);
    if (pValue! < 0.04) expect(lower).toBeGreaterThan(threshold);
    if (pValue! > 0.06) expect(lower).toBeLessThan(threshold);
    return pValue!;
  });
  expect(pValues).toEqual([...pValues].sort((a, b) => b - a));
});

test('leverage changes the drawdown alone', () => {
  const { returns, ...rest } = evidenceOf(2);
  const ratios = { sharpe: 1.2, informationRatio: 0.8, winRate: 0.52 };
  const plain = testTargets({ ...rest, returns }, ratios, options(7));
  const levered = testTargets({ ...rest, returns: returns.map((value) => 3 * value) }, ratios, options(7));
  for (const [place, { pValue, lower }] of plain.entries()) {
    expect(levered[place]!.pValue).toBe(pValue);
    expect(levered[place]!.lower).toBeCloseTo(lower!, 7);
  }
});

test('a seed gives one result, and what was not asked is not answered', () => {
  const evidence = evidenceOf(2);
  expect(testTargets(evidence, targets, options(8))).toEqual(testTargets(evidence, targets, options(8)));
  expect(testTargets(evidence, {}, options(8))).toEqual([]);
});

test('nothing traded, nothing known', () => {
  const idle = {
    returns: new Float64Array(300),
    held: evidenceOf(1).held.subarray(0, 300),
    profits: new Float64Array(0),
  };
  for (const { met } of testTargets(idle, targets, options(9))) expect(met).toBe('unknown');
  const few = { ...evidenceOf(2, { bars: 12 }), profits: new Float64Array(0) };
  expect(testTargets(few, targets, options(9)).map(({ met }) => met)).toEqual(Array(5).fill('unknown'));
});

test('p-values at the boundary are uniform for both ratios', () => {
  const runs = 120;
  for (const metric of ['sharpe', 'informationRatio'] as const) {
    // The information ratio of the record is its Sharpe ratio over the root of one half.
    const threshold = metric === 'sharpe' ? 1.5 : 1.5 * Math.SQRT2;
    const pValues = Array.from({ length: runs }, (_, run) => {
      const evidence = evidenceOf(1.5, { bars: 200, seed: run * 7 + 1 });
      const [found] = testTargets(evidence, { [metric]: threshold }, { ...options(run), margin: 0, resamples: 99 });
      return found!.pValue!;
    }).sort((a, b) => a - b);
    const distance = Math.max(...pValues.map((pValue, place) => Math.abs(pValue - (place + 0.5) / runs)));
    expect(distance * Math.sqrt(runs)).toBeLessThan(1.63); // 1 % point of Kolmogorov's distribution
  }
});

test('a typical drawdown and a typical Calmar ratio at their thresholds pass no more often than the level says', () => {
  const runs = 100;
  const records = Array.from({ length: 401 }, (_, run) => evidenceOf(1, { bars: 200, seed: run + 5_000 }).returns);
  const medianOf = (values: number[]): number => values.sort((a, b) => a - b)[200]!;
  const typical = {
    maxDrawdown: medianOf(records.map((returns) => findMaxDrawdown(returns)!.depth)),
    calmar: medianOf(records.map((returns) => computeCalmar(returns, 252)!)),
  };
  const passed = { maxDrawdown: 0, calmar: 0 };
  for (let run = 0; run < runs; run++) {
    const evidence = evidenceOf(1, { bars: 200, seed: run + 1 });
    const found = byMetric(testTargets(evidence, typical, { ...options(run), margin: 0, resamples: 99 }));
    passed.maxDrawdown += Number(found.maxDrawdown!.pValue! <= 0.05);
    passed.calmar += Number(found.calmar!.pValue! <= 0.05);
  }
  for (const count of Object.values(passed))
    expect(count / runs).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / runs));
});

test('options, targets and series out of range are faults', () => {
  const evidence = evidenceOf(1, { bars: 60 });
  for (const wrong of [{ margin: 1 }, { margin: -0.1 }, { level: 0.5 }, { resamples: 0 }, { periodsPerYear: 0 }])
    expect(() => testTargets(evidence, targets, { ...options(1), ...wrong })).toThrow(RangeError);
  expect(() => testTargets(evidence, { sharpe: NaN }, options(1))).toThrow(RangeError);
  expect(() => testTargets(evidence, { maxDrawdown: 0 }, options(1))).toThrow(RangeError);
  expect(() => testTargets({ ...evidence, held: evidence.held.subarray(1) }, targets, options(1))).toThrow(RangeError);
  expect(() => testTargets({ ...evidence, returns: evidence.returns.map(() => NaN) }, targets, options(1))).toThrow(
    RangeError,
  );
});
