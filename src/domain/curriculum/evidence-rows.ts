import type { GenomeId } from '../strategy/genome';
import { evidencePolicy } from './evidence-policy';

/** How many rows of so many bars there may be: the policy's number, or as many as memory has room for, and always the candidate and another. */
export function limitRows(rows: number, bars: number): number {
  return Math.max(2, Math.min(rows, Math.floor(evidencePolicy.familyReturns / bars)));
}

/**
 * Which of the strategies that were tried stand beside the candidate in its evidence, the candidate first: all of them where `limit` rows hold
 * them, else so many spread evenly over the order of their ids. An id is a hash, so such a choice favours nobody, and whoever asks makes the
 * same one. Throws a RangeError on a limit below 2.
 */
export function chooseTrialRows(candidate: GenomeId, tried: readonly GenomeId[], limit: number): GenomeId[] {
  if (!(limit >= 2)) throw new RangeError(`${limit} rows: expected at least 2, the candidate and another`);
  const others = [...new Set(tried)].filter((id) => id !== candidate).sort();
  const chosen = Math.min(limit - 1, others.length);
  const rows = Array.from({ length: chosen }, (_, row) => others[Math.floor((row * others.length) / chosen)]!);
  return [candidate, ...rows];
}
