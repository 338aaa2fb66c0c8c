import { EvolutionFault, type EvolutionFaultCode } from '../../domain/evolution/evolution-fault';
import { DataFault, type DataFaultCode } from '../../domain/market/data-fault';

/** An error as it crosses from thread to thread: a copy of an error keeps neither its class nor its code. */
export interface PackedFault {
  readonly fault: Error;
  readonly name: string;
  readonly code: unknown;
}

export function packFault(error: unknown): PackedFault {
  const fault = error instanceof Error ? error : new Error(String(error));
  return { fault, name: fault.name, code: 'code' in fault ? fault.code : undefined };
}

/** The error as it was thrown, with the stack of where that was. */
export function restoreFault({ fault, name, code }: PackedFault): Error {
  const restored =
    name === 'EvolutionFault'
      ? new EvolutionFault(code as EvolutionFaultCode, fault.message)
      : name === 'DataFault'
        ? new DataFault(code as DataFaultCode, fault.message)
        : fault;
  if (fault.stack !== undefined) restored.stack = fault.stack;
  return restored;
}
