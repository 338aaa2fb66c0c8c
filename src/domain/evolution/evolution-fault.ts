export type EvolutionFaultCode =
  | 'evolution.settings-invalid'
  | 'evolution.data-too-short'
  | 'evolution.data-too-large'
  | 'evolution.run-unknown'
  | 'evolution.run-differs'
  | 'evolution.run-ended'
  | 'evolution.not-evaluated'
  | 'evolution.generation-missing'
  | 'evolution.founder-unknown'
  | 'trials.not-recorded';

/** A run that cannot go on as asked, or a record that lacks what it must hold. The code is stable. */
export class EvolutionFault extends Error {
  constructor(
    readonly code: EvolutionFaultCode,
    message: string,
  ) {
    super(message);
    this.name = 'EvolutionFault';
  }
}
