import type { CandidateStore, RecordedCandidate } from '../activities/proving-ports';
import type { CandidateSettings } from '../domain/curriculum/candidate';
import { requireNamed } from './named-record';

/** A candidate as recorded, its settings typed. */
export type Candidate = Omit<RecordedCandidate, 'settings'> & { readonly settings: CandidateSettings };

/** The candidate that a name or unique prefix means. */
export async function requireCandidate(proofs: CandidateStore, prefix: string): Promise<Candidate> {
  const recorded = await requireNamed(prefix, {
    kind: 'candidate',
    find: (name) => proofs.findCandidate(name),
    list: () => proofs.listCandidates(),
    nameOf: ({ candidate }) => candidate,
    hint: 'emp prove list',
  });
  return asCandidate(recorded);
}

/** What was recorded under a candidate is what its settings were. */
export function asCandidate(recorded: RecordedCandidate): Candidate {
  return { ...recorded, settings: recorded.settings as unknown as CandidateSettings };
}

/** Whether nothing more will come of it without another start. */
export function hasEnded({ outcome, status }: Pick<Candidate, 'outcome' | 'status'>): boolean {
  return outcome !== undefined || status === 'failed' || status === 'cancelled';
}
