import { cutEpisodes, type Episode } from '../episodes';
import type { StageEvidence } from '../stage-evidence';

/** Episodes of the whole record, in order; none reaches from one sample into the other. */
export function cutStageEpisodes(evidence: StageEvidence, episodeBars: number): Episode[] {
  const { returns, periodsPerYear } = evidence;
  return [returns.inSample, returns.outOfSample].flatMap((sample) => cutEpisodes(sample, episodeBars, periodsPerYear));
}
