import { computeRunProbability, countConsecutivePasses } from '../episodes';
import { weighMeasurement } from '../gate-finding';
import type { Gate } from './gate-rule';
import { cutStageEpisodes } from './stage-episodes';

/** Seed 003 phase 4, consecutive_passing_episodes, with what a coin of the same rate would show. */
export const seedConsecutiveEpisodes: Gate<'seed-consecutive-episodes'> = {
  name: 'seed-consecutive-episodes',
  rule: 1,
  question: `The plans' rule: did the last episodes in a row meet the targets?`,
  parts: ['in-sample returns', 'out-of-sample returns'],
  judge(evidence, { episodeBars, consecutive, targets }) {
    const found = cutStageEpisodes(evidence, episodeBars);
    const run = countConsecutivePasses(found, {
      ...(targets.sharpe !== undefined && { sharpe: targets.sharpe }),
      ...(targets.maxDrawdown !== undefined && { maxDrawdown: targets.maxDrawdown }),
    });
    const rate = run.episodes > 0 ? run.passed / run.episodes : undefined;
    return weighMeasurement({
      figures: [
        {
          name: 'consecutive',
          value: run.trailing,
          method: 'episodes up to the last that met Sharpe ratio and drawdown',
        },
        { name: 'longest', value: run.longest, method: 'most in a row that ever did' },
        { name: 'passRate', value: rate, method: `of ${run.episodes} episodes of ${episodeBars} bars` },
        {
          name: 'coin',
          value: rate === undefined ? undefined : computeRunProbability(rate, run.episodes, consecutive),
          method: `probability that independent episodes of that rate show ${consecutive} in a row (Feller 1968)`,
        },
      ],
      enough: [{ statistic: 'passRate', part: 'value', relation: 'atLeast', value: 0 }],
      thresholds: [{ statistic: 'consecutive', part: 'value', relation: 'atLeast', value: consecutive }],
    });
  },
};
