import type { CandidateStore, RecordedCandidate } from '../activities/proving-ports';
import type { CandidateSettings } from '../domain/curriculum/candidate';
import { CommandError, exitCodes } from './output';

/** A candidate as recorded, its settings typed. */
export type Candidate = Omit<RecordedCandidate, 'settings'> & { readonly settings: CandidateSettings };

/** The candidate that a name or unique prefix means. */
export async function requireCandidate(proofs: CandidateStore, prefix: string): Promise<Candidate> {
  const exact = await proofs.findCandidate(prefix);
  if (exact) return asCandidate(exact);
  const matches = (await proofs.listCandidates()).filter(({ candidate }) => candidate.startsWith(prefix));
  const [only] = matches;
  if (only && matches.length === 1) return asCandidate(only);
  const names = matches.map(({ candidate }) => candidate);
  throw only === undefined
    ? new CommandError('candidate.not-found', `there is no candidate ${prefix}`, {
        exitCode: exitCodes.notFound,
        hint: 'emp prove list',
      })
    : new CommandError('candidate.ambiguous', `${prefix} may be any of ${names.join(', ')}`, {
        exitCode: exitCodes.usage,
        hint: 'give more of the name',
        details: { candidates: names },
      });
}

/** What was recorded under a candidate is what its settings were. */
export function asCandidate(recorded: RecordedCandidate): Candidate {
  return { ...recorded, settings: recorded.settings as unknown as CandidateSettings };
}

/** Whether nothing more will come of it without another start. */
export function hasEnded({ outcome, status }: Pick<Candidate, 'outcome' | 'status'>): boolean {
  return outcome !== undefined || status === 'failed' || status === 'cancelled';
}
