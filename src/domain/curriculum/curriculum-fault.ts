export type CurriculumFaultCode =
  | 'curriculum.settings-invalid'
  | 'curriculum.strategy-unknown'
  | 'curriculum.incompatible'
  | 'curriculum.differs'
  | 'curriculum.unknown'
  | 'curriculum.ended'
  | 'curriculum.stage-not-reached'
  | 'curriculum.run-foreign'
  | 'curriculum.round-missing'
  | 'curriculum.run-unfinished';

/** A curriculum that cannot go on as asked, or a record that lacks what it must hold. The code is stable. */
export class CurriculumFault extends Error {
  constructor(
    readonly code: CurriculumFaultCode,
    message: string,
  ) {
    super(message);
    this.name = 'CurriculumFault';
  }
}
