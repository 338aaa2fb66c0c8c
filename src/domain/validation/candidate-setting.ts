import type { SimulationOptions } from '../simulation/simulation-options';
import type { Genome } from '../strategy/genome';

/** A candidate and the conditions it trades under; which bars it trades is for each measurement to say. */
export interface CandidateSetting {
  readonly genome: Genome;
  readonly options: Omit<SimulationOptions, 'from' | 'to'>;
}
