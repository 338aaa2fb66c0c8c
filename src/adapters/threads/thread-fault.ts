import { EvolutionFault, type EvolutionFaultCode } from '../../domain/evolution/evolution-fault';
import { DataFault, type DataFaultCode } from '../../domain/market/data-fault';
import { ProvingFault, type ProvingFaultCode } from '../../domain/validation/proving-fault';

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
  const restored = rebuild(name, code, fault);
  if (fault.stack !== undefined) restored.stack = fault.stack;
  return restored;
}

function rebuild(name: string, code: unknown, fault: Error): Error {
  switch (name) {
    case 'EvolutionFault':
      return new EvolutionFault(code as EvolutionFaultCode, fault.message);
    case 'DataFault':
      return new DataFault(code as DataFaultCode, fault.message);
    case 'ProvingFault':
      return new ProvingFault(code as ProvingFaultCode, fault.message);
    default:
      return fault;
  }
}
