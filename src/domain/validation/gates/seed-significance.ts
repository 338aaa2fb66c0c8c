import { weighMeasurement, type MeasuredFigure } from '../gate-finding';
import type { GateThreshold } from '../gate';
import type { Episode } from '../episodes';
import { testSeedSignificance } from '../seed-significance';
import type { Gate } from './gate-rule';
import { cutStageEpisodes } from './stage-episodes';

/** Seed 003 phase 4, _test_statistical_significance: two-sided, so that a mean far below its target passes as well. */
export const seedSignificance: Gate<'seed-significance'> = {
  name: 'seed-significance',
  rule: 1,
  question: `The plans' rule: do the episodes' figures differ from the targets, in either direction?`,
  parts: ['in-sample returns', 'out-of-sample returns'],
  judge(evidence, { targets, episodeBars, level, effectSize }) {
    const found = cutStageEpisodes(evidence, episodeBars);
    const figures: MeasuredFigure[] = [];
    const thresholds: GateThreshold[] = [];
    for (const metric of ['sharpe', 'maxDrawdown'] as const) {
      const target = targets[metric];
      if (target === undefined) continue;
      const result = testSeedSignificance(valuesOf(found, metric), target, { level, effectSize });
      const method = `two-sided t-test over episodes against ${target}`;
      const size = result && Math.abs(result.effectSize);
      figures.push({ name: `${metric} t`, value: result?.tStatistic, pValue: result?.pValue, method });
      figures.push({ name: `${metric} effect`, value: size, method: 'distance from the target in deviations' });
      thresholds.push({ statistic: `${metric} t`, part: 'pValue', relation: 'below', value: level });
      thresholds.push({ statistic: `${metric} effect`, part: 'value', relation: 'above', value: effectSize });
    }
    return weighMeasurement({ figures, thresholds });
  },
};

function valuesOf(episodes: readonly Episode[], metric: 'sharpe' | 'maxDrawdown'): number[] {
  return episodes.flatMap((episode) => episode[metric] ?? []);
}
