import type { Random } from '../../domain/numerics/random';
import { computeProbabilisticSharpe } from '../../domain/performance/probabilistic-sharpe';
import { computeSharpeEvidence } from '../../domain/performance/sharpe-evidence';
import { computeSharpePerPeriod } from '../../domain/performance/sharpe-per-period';
import { computeSkillProbability } from '../../domain/performance/skill-probability';
import { computeBacktestOverfitting } from '../../domain/validation/backtest-overfitting';
import { crossValidateSelection } from '../../domain/validation/cross-validation';
import { gatePolicy } from '../../domain/validation/gates/policy';
import { resampleDifferentials } from '../../domain/validation/resampled-differentials';
import type { ReturnMatrix } from '../../domain/validation/stage-evidence';
import { testStepdown } from '../../domain/validation/stepdown';
import { testSuperiorPredictiveAbility } from '../../domain/validation/superior-predictive-ability';
import { drawNormal, drawRows } from './calibration-samples';
import type { CalibratedFigure, CalibrationStudy } from './calibration-study';

const periodsPerYear = 252;
const resamples = 199;
/** Five years of days, of which the last quarter is held out. */
const inSampleBars = 945;
const heldOutBars = 315;
const tried = 30;

const step = 1 / (resamples + 1);
const deflated = 'Bailey & Lopez de Prado 2014, variance of sampling';
const overfitting = `CSCV of ${gatePolicy['backtest-overfitting'].blocks} blocks, Bailey, Borwein, Lopez de Prado & Zhu 2017`;
const { level } = gatePolicy['data-snooping'];
const { maxProbability, blocks } = gatePolicy['backtest-overfitting'];
const { confidence } = gatePolicy['in-sample-skill'];

const gateFigures: readonly CalibratedFigure[] = [
  { kind: 'test', law: 'cautious', name: 'deflated Sharpe ratio of the best', method: deflated },
  { kind: 'test', law: 'uniform', step, name: 'superior predictive ability', method: 'Hansen 2005, consistent' },
  { kind: 'test', law: 'uniform', step, name: 'step-down, the candidate', method: 'Romano & Wolf 2005, 2016' },
  { kind: 'share', name: `overfitting at most ${maxProbability}`, method: overfitting },
  {
    kind: 'share',
    name: 'lower paths above 0',
    method: 'combinatorial purged cross-validation, Lopez de Prado 2018, rows chosen on all bars',
  },
  { kind: 'test', law: 'uniform', name: 'hold-out, one look', method: deflated },
  { kind: 'share', name: 'all of these at the level of their gates', method: 'thresholds of the gate policy' },
];

/** A candidate that was the best of thirty without skill, by what its gates look at. */
const bestOfThirty: CalibrationStudy = {
  truth: `the best of ${tried} independent strategies without skill over ${inSampleBars} bars, ${heldOutBars} held out`,
  figures: gateFigures,
  costly: true,
  replicate: (random) => {
    const matrix = drawSkills(random, zeros(tried));
    const best = findBest(matrix.values, tried);
    const evidence = computeSharpeEvidence(rowOf(matrix.values, best));
    const skill = evidence && computeSkillProbability(evidence, tried);
    const differentials = resampleDifferentials(matrix, { resamples, random });
    const ability = differentials && testSuperiorPredictiveAbility(differentials).pValues.consistent;
    const named = differentials && testStepdown(differentials, { level }).pValues[best];
    const pbo = computeBacktestOverfitting(matrix, { blocks })?.pbo;
    const lower = crossValidateSelection(matrix, { ...gatePolicy['cross-validation'], periodsPerYear })?.lower;
    const unseen = computeSharpeEvidence(drawNormal(random, heldOutBars, 0));
    const proven = unseen && computeProbabilisticSharpe(unseen, 0);
    if ([skill, ability, named, pbo, lower, proven].includes(undefined)) return gateFigures.map(() => undefined);
    const [kept, paid] = [(pbo ?? 1) <= maxProbability, (lower ?? 0) > 0];
    const sure = [skill, proven].every((probability) => (probability ?? 0) >= confidence);
    const all = sure && kept && paid && [ability, named].every((pValue) => (pValue ?? 1) <= level);
    return [1 - (skill ?? 0), ability, named, kept, paid, 1 - (proven ?? 0), all];
  },
};

/** Deflation needs the number of trials right: few or many, it has to hold. */
function studyDeflation(trials: number): CalibrationStudy {
  return {
    truth: `the best of ${trials.toLocaleString('en')} independent strategies without skill over 250 bars`,
    figures: [{ kind: 'test', law: 'cautious', name: 'deflated Sharpe ratio of the best', method: deflated }],
    ...(trials >= 1_000 && { costly: true }),
    replicate: (random) => {
      const { values } = drawRows(random, zeros(trials), { columns: 250, draw: drawNormal });
      const evidence = computeSharpeEvidence(rowOf(values, findBest(values, trials), 250));
      const skill = evidence && computeSkillProbability(evidence, trials);
      return [skill === undefined ? undefined : 1 - skill];
    },
  };
}

/** Strategies over the bars in sample of which the first may have skill. */
function studyOverfitting(strategies: number, annualSharpe: number): CalibrationStudy {
  const skill = annualSharpe / Math.sqrt(periodsPerYear);
  const others = `${strategies} independent strategies`;
  return {
    truth:
      annualSharpe === 0
        ? `${others} without skill over ${inSampleBars} bars`
        : `${others} over ${inSampleBars} bars, one with an annual ratio of ${annualSharpe}`,
    figures: [maxProbability, maxProbability / 2].map((most): CalibratedFigure => ({
      ...({ kind: 'share', method: overfitting } as const),
      name: `overfitting at most ${most}`,
    })),
    ...(strategies >= 10 && { costly: true }),
    replicate: (random) => {
      const means = zeros(strategies).map((mean, place) => (place === 0 ? skill : mean));
      const pbo = computeBacktestOverfitting(drawSkills(random, means), { blocks })?.pbo;
      return [maxProbability, maxProbability / 2].map((most) => (pbo === undefined ? undefined : pbo <= most));
    },
  };
}

export const selectionStudies: readonly CalibrationStudy[] = [
  studyDeflation(10),
  studyDeflation(100),
  studyDeflation(1_000),
  bestOfThirty,
  ...[2, 5, 10, 20].map((strategies) => studyOverfitting(strategies, 0)),
  ...[2, 3].map((annualSharpe) => studyOverfitting(20, annualSharpe)),
];

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}

function drawSkills(random: Random, means: readonly number[]): ReturnMatrix {
  return drawRows(random, means, { columns: inSampleBars, draw: drawNormal });
}

function rowOf(values: Float64Array, row: number, columns = inSampleBars): Float64Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

function findBest(values: Float64Array, rows: number): number {
  const columns = values.length / rows;
  const ratios = Array.from(
    { length: rows },
    (_, row) => computeSharpePerPeriod(rowOf(values, row, columns)) ?? -Infinity,
  );
  return ratios.indexOf(Math.max(...ratios));
}
