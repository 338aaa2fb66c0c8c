import { weighMeasurement } from '../gate-finding';
import { cutEpisodes } from '../episodes';
import type { Gate } from './gate-rule';

/** Seed 003 phase 4, minimum_episodes: stretches that share no bar, because those that overlap say the same thing twice. */
export const episodes: Gate<'episodes'> = {
  name: 'episodes',
  rule: 1,
  question: 'Are there enough episodes that share no bar?',
  parts: ['in-sample returns', 'out-of-sample returns'],
  judge({ returns, periodsPerYear }, { episodeBars, minEpisodes }) {
    const inSample = cutEpisodes(returns.inSample, episodeBars, periodsPerYear).length;
    const outOfSample = cutEpisodes(returns.outOfSample, episodeBars, periodsPerYear).length;
    const method = `whole episodes of ${episodeBars} bars`;
    return weighMeasurement({
      figures: [
        { name: 'episodes', value: inSample + outOfSample, method },
        { name: 'inSampleEpisodes', value: inSample, method },
        { name: 'outOfSampleEpisodes', value: outOfSample, method },
      ],
      enough: [{ statistic: 'episodes', part: 'value', relation: 'atLeast', value: minEpisodes }],
      thresholds: [],
    });
  },
};
