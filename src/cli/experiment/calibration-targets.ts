import { deriveSeed } from '../../domain/numerics/derived-seed';
import { requireQuantile } from '../../domain/numerics/quantile';
import { createRandom, type Random } from '../../domain/numerics/random';
import { computeCalmar } from '../../domain/performance/calmar';
import { findMaxDrawdown } from '../../domain/performance/max-drawdown';
import type { StageTargets } from '../../domain/validation/gate-plan';
import { testNonInferiority } from '../../domain/validation/non-inferiority';
import { testTargets, type TargetEvidence, type TargetMetric } from '../../domain/validation/target-tests';
import type { CalibratedFigure, CalibrationStudy } from './calibration-study';

const periodsPerYear = 252;
const resamples = 199;
const step = 1 / (resamples + 1);
const dailyVolatility = 0.002;
const annualSharpe = 1.5;
const trades = 100;
const winRate = 0.55;
const studentised = 'studentised stationary bootstrap, Ledoit & Wolf 2008';
const resampledPaths = 'share of stationary-bootstrap histories';

const tested: Readonly<Record<TargetMetric, CalibratedFigure>> = {
  sharpe: { kind: 'test', law: 'uniform', step, name: 'target of the Sharpe ratio', method: studentised },
  informationRatio: {
    kind: 'test',
    law: 'uniform',
    step,
    name: 'target of the information ratio',
    method: studentised,
  },
  winRate: { kind: 'test', law: 'cautious', name: 'target of the win rate', method: 'exact binomial' },
  maxDrawdown: { kind: 'test', law: 'cautious', name: 'target of the drawdown', method: resampledPaths },
  calmar: { kind: 'test', law: 'cautious', name: 'target of the Calmar ratio', method: resampledPaths },
};
const metrics = Object.keys(tested) as TargetMetric[];

/** A record that truly is what its targets ask for, no more; of a drawdown and a Calmar ratio that is the median of such records. */
function studyTargets(truth: string, bars: number): CalibrationStudy {
  let aims: Required<StageTargets> | undefined;
  return {
    truth,
    figures: metrics.map((metric) => tested[metric]),
    costly: true,
    replicate: (random) => {
      aims ??= findTrueTargets(bars);
      const evidence = drawRecord(random, bars);
      const terms = { margin: 0, level: 0.05, resamples, periodsPerYear, random };
      const results = testTargets(evidence, aims, terms);
      return metrics.map((metric) => results.find((result) => result.metric === metric)?.pValue);
    },
  };
}

/** Returns of which the market explains half, and trades. */
function drawRecord(random: Random, bars: number): TargetEvidence {
  const held = Float64Array.from({ length: bars }, () => random.normal());
  const expected = annualSharpe / Math.sqrt(periodsPerYear);
  const returns = held.map((market) => dailyVolatility * (expected + Math.SQRT1_2 * (market + random.normal())));
  const profits = Float64Array.from({ length: trades }, () => (random.uniform() < winRate ? 1 : -1));
  return { returns, held: held.map((market) => 0.01 * market), profits };
}

const typicalRecords = 2_001;

function findTrueTargets(bars: number): Required<StageTargets> {
  const random = createRandom(deriveSeed(0, 'typical records', bars));
  const records = Array.from({ length: typicalRecords }, () => drawRecord(random, bars).returns);
  const depths = records.map((returns) => findMaxDrawdown(returns)?.depth ?? 0);
  const ratios = records.map((returns) => computeCalmar(returns, periodsPerYear) ?? 0);
  return {
    sharpe: annualSharpe,
    informationRatio: annualSharpe * Math.SQRT2,
    winRate,
    maxDrawdown: requireQuantile(depths, 0.5),
    calmar: requireQuantile(ratios, 0.5),
  };
}

const margin = 0.25;

/** A candidate that is worse than the champion by just the margin, in the same market. */
function studyNonInferiority(truth: string, bars: number): CalibrationStudy {
  return {
    truth,
    figures: [{ kind: 'test', law: 'uniform', step, name: 'non-inferiority at the margin', method: studentised }],
    replicate: (random) => {
      const shared = Float64Array.from({ length: bars }, () => random.normal());
      const draw = (annual: number): Float64Array =>
        shared.map(
          (market) =>
            0.01 * (annual / Math.sqrt(periodsPerYear) + Math.sqrt(0.8) * market + Math.sqrt(0.2) * random.normal()),
        );
      const terms = { margin, level: 0.05, resamples, periodsPerYear, random };
      return [testNonInferiority(draw(1), draw(1 + margin), terms)?.pValue];
    },
  };
}

/** Tests of the hold-out against what is asked of it. */
export const targetStudies: readonly CalibrationStudy[] = [
  studyTargets('a record of 250 bars that is just worth its targets', 250),
  studyTargets('a record of 1,000 bars that is just worth its targets', 1_000),
  studyNonInferiority('250 bars, worse than the champion by the margin, correlated by 0.8', 250),
  studyNonInferiority('1,000 bars, worse than the champion by the margin, correlated by 0.8', 1_000),
];
