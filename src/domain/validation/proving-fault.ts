export type ProvingFaultCode =
  | 'proving.evidence-unknown'
  | 'proving.evidence-damaged'
  | 'proving.evidence-invalid'
  | 'proving.verdict-damaged'
  | 'proving.verdict-ambiguous'
  | 'proving.certificate-damaged'
  | 'proving.certificate-ambiguous'
  | 'proving.plan-invalid';

/** A record of evidence or verdicts that cannot be relied on, or is not there. The code is stable. */
export class ProvingFault extends Error {
  constructor(
    readonly code: ProvingFaultCode,
    message: string,
  ) {
    super(message);
    this.name = 'ProvingFault';
  }
}
