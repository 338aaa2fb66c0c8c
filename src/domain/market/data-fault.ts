export type DataFaultCode =
  'data.invalid-bars' | 'data.corrupt-snapshot' | 'data.not-found' | 'data.ambiguous' | 'data.default-refused';

/** Market data that cannot be what it claims to be, or is not there. The code is stable. */
export class DataFault extends Error {
  constructor(
    readonly code: DataFaultCode,
    message: string,
  ) {
    super(message);
    this.name = 'DataFault';
  }
}
