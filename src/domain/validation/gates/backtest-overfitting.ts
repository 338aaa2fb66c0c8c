import { computeBacktestOverfitting } from '../backtest-overfitting';
import { estimateEffectiveTrials } from '../effective-trials';
import { weighMeasurement } from '../gate-finding';
import type { Gate } from './gate-rule';
import { requireMatrix, selectRows } from './trial-matrix';

/** One strategy for each group of correlated trials: variations of one rule would rank among each other by chance. */
export const backtestOverfitting: Gate<'backtest-overfitting'> = {
  name: 'backtest-overfitting',
  rule: 1,
  question: 'How often does the trial that is best on one half of the bars fall into the lower half on the other?',
  parts: ['in-sample returns', 'returns of trials'],
  judge(evidence, { maxProbability, blocks, minStrategies }) {
    const trials = requireMatrix(evidence, 'trialReturns');
    const { representatives = [] } = estimateEffectiveTrials(trials) ?? {};
    const result = computeBacktestOverfitting(selectRows(trials, representatives), { blocks });
    const source = 'Bailey, Borwein, Lopez de Prado & Zhu 2017';
    return weighMeasurement({
      figures: [
        {
          name: 'pbo',
          value: result?.pbo,
          method: `${source}, ${blocks} blocks, ${result?.combinations ?? 0} combinations`,
        },
        { name: 'strategies', value: representatives.length, method: `one for each group of ${trials.rows} trials` },
        { name: 'slope', value: result?.slope, method: `${source}: ratio of the chosen out of sample on in sample` },
        {
          name: 'probabilityOfLoss',
          value: result?.probabilityOfLoss,
          method: `${source}: share of the chosen that lose`,
        },
      ],
      enough: [{ statistic: 'strategies', part: 'value', relation: 'atLeast', value: minStrategies }],
      thresholds: [{ statistic: 'pbo', part: 'value', relation: 'atMost', value: maxProbability }],
    });
  },
};
