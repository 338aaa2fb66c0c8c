import { deriveSeed } from '../numerics/derived-seed';
import { createRandom } from '../numerics/random';
import { computeBacktestOverfitting } from './backtest-overfitting';
import type { GateStatistic } from './gate';
import { quantiseFigure, type MeasuredFigure } from './gate-finding';
import { testRealityCheck } from './reality-check';
import { resampleDifferentials } from './resampled-differentials';
import type { BatteryOptions } from './returns-battery';
import type { ReturnMatrix } from './stage-evidence';
import { testStepdown } from './stepdown';
import { testSuperiorPredictiveAbility } from './superior-predictive-ability';

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
  return [...judgeChoice(family), ...judgeAgainstBenchmark(family, options)].map(quantiseFigure);
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
