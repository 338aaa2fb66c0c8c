import { deriveSeed } from '../numerics/derived-seed';
import { computeNormalCdf } from '../numerics/normal-distribution';
import { createRandom } from '../numerics/random';
import { computeSharpeStandardError } from '../performance/sharpe-standard-error';
import { computeBacktestOverfitting } from './backtest-overfitting';
import type { GateStatistic } from './gate';
import { quantiseFigure, type MeasuredFigure } from './gate-finding';
import { validationPolicy } from './policy';
import { listPurgedFolds } from './purged-folds';
import { testRealityCheck } from './reality-check';
import { resampleDifferentials } from './resampled-differentials';
import type { BatteryOptions } from './returns-battery';
import { computeSelectedReturns } from './selected-returns';
import type { ReturnMatrix } from './stage-evidence';
import { testStepdown } from './stepdown';
import { testSuperiorPredictiveAbility } from './superior-predictive-ability';
import { listWalkForwardWindows } from './walk-forward';

/** Strategies over the same periods, one series each. */
export interface StrategyFamily {
  readonly names: readonly string[];
  readonly series: readonly Float64Array[];
}

/** Family-wise error of the step-down test. */
const level = 0.05;
/** Bailey, Borwein, Lopez de Prado & Zhu 2017 use 16. */
const blocks = 16;

/**
 * What can be said of several strategies only together: does choosing the best of them lead anywhere, and which of them beat the benchmark (cash
 * where none is given) when all had their chance? Figures that the data do not define have no value.
 */
export function judgeFamily(family: StrategyFamily, options: BatteryOptions): GateStatistic[] {
  return [...judgeChoice(family), ...walkChoice(family, options), ...judgeAgainstBenchmark(family, options)].map(
    quantiseFigure,
  );
}

function judgeChoice({ series }: StrategyFamily): MeasuredFigure[] {
  const found = computeBacktestOverfitting(matrixOf(series), { blocks });
  const method = `CSCV of ${blocks} blocks, Bailey, Borwein, Lopez de Prado & Zhu 2017`;
  return [
    { name: 'pbo', value: found?.pbo, method: `P(the best in sample is below the median out of sample); ${method}` },
    { name: 'probabilityOfLoss', value: found?.probabilityOfLoss, method: `of the best in sample; ${method}` },
    { name: 'pboSlope', value: found?.slope, method: `out of sample on in sample; ${method}` },
  ];
}

/** Annual Sharpe ratio of taking whoever was best in training: over purged folds, and over windows that follow what is known by then. */
function walkChoice({ series }: StrategyFamily, { periodsPerYear }: BatteryOptions): MeasuredFigure[] {
  const matrix = matrixOf(series);
  const { folds, embargoShare, windows, trainShare } = validationPolicy.choice;
  const embargoBars = Math.ceil(matrix.columns * embargoShare);
  const walk = (kind: 'rolling' | 'anchored'): ChoiceSplit[] =>
    listWalkForwardWindows(matrix.columns, { kind, windows, trainShare, purgeBars: 0 }).map(({ train, test }) => ({
      train: [train],
      test,
    }));
  const figure = (name: string, splits: readonly ChoiceSplit[], method: string): MeasuredFigure => {
    const returns = computeSelectedReturns(matrix, splits);
    const found = returns && computeSharpeStandardError(returns);
    const perYear = Math.sqrt(periodsPerYear);
    return {
      name,
      value: found && found.sharpePerPeriod * perYear,
      standardError: found && found.larger * perYear,
      pValue: found && computeNormalCdf(-found.sharpePerPeriod / found.larger),
      method: `annual Sharpe ratio of taking the best in training, ${method}`,
    };
  };
  // A return is its own label: nothing but itself reaches into a test.
  const purged = listPurgedFolds(matrix.columns, { folds, purgeBars: 0, embargoBars, labelBars: 1 });
  return [
    figure('choicePurgedFolds', purged, `${folds} purged folds, Lopez de Prado 2018 ch. 7`),
    figure('choiceRolling', walk('rolling'), `walked forward over ${windows} rolling windows, Pardo 2008`),
    figure('choiceAnchored', walk('anchored'), `walked forward over ${windows} anchored windows, Pardo 2008`),
  ];
}

type ChoiceSplit = Parameters<typeof computeSelectedReturns>[1][number];

function judgeAgainstBenchmark(
  { names, series }: StrategyFamily,
  { benchmark, seed, resamples }: BatteryOptions,
): MeasuredFigure[] {
  const differentials = series.map((returns) => returns.map((value, t) => value - (benchmark?.[t] ?? 0)));
  const random = createRandom(deriveSeed(seed, 'family'));
  const resampled = resampleDifferentials(matrixOf(differentials), { resamples, random });
  const check = resampled && testRealityCheck(resampled);
  const ability = resampled && testSuperiorPredictiveAbility(resampled);
  const stepdown = resampled && testStepdown(resampled, { level });
  return [
    {
      name: 'realityCheck',
      value: check?.statistic,
      pValue: check?.pValue,
      method: `White 2000${check ? `; best: ${names[check.best]}` : ''}`,
    },
    {
      name: 'spa',
      value: ability?.statistic,
      pValue: ability?.pValues.consistent,
      method: `Hansen 2005, consistent${ability ? `; best: ${names[ability.best]}` : ''}`,
    },
    { name: 'spaLower', pValue: ability?.pValues.lower, method: 'Hansen 2005, lower bound of p' },
    { name: 'spaUpper', pValue: ability?.pValues.upper, method: 'Hansen 2005, upper bound of p' },
    {
      name: 'stepM',
      value: stepdown?.rejected.length,
      method: `strategies that beat the benchmark at a family-wise error of ${level}, Romano & Wolf 2005`,
    },
    ...names.map((name, row) => ({
      name: `stepM: ${name}`,
      pValue: stepdown?.pValues[row],
      method: 'adjusted for all, Romano & Wolf 2016',
    })),
  ];
}

function matrixOf(series: readonly Float64Array[]): ReturnMatrix {
  const columns = series[0]?.length ?? 0;
  const values = new Float64Array(series.length * columns);
  series.forEach((row, index) => values.set(row, index * columns));
  return { rows: series.length, columns, values };
}
