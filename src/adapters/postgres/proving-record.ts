import type { Pool } from 'pg';
import type { ProvingRecord } from '../../activities/proving-ports';
import { postgresCandidates } from './proving-candidates';
import { postgresCertificates } from './proving-certificates';
import { postgresEvidence } from './proving-evidence';
import { postgresVerdicts } from './proving-verdicts';

export function postgresProvingRecord(pool: Pool): ProvingRecord {
  return {
    ...postgresEvidence(pool),
    ...postgresVerdicts(pool),
    ...postgresCertificates(pool),
    ...postgresCandidates(pool),
  };
}
