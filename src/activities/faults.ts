import { ApplicationFailure } from '@temporalio/common';
import { CurriculumFault, type CurriculumFaultCode } from '../domain/curriculum/curriculum-fault';
import { EvolutionFault, type EvolutionFaultCode } from '../domain/evolution/evolution-fault';
import { DataFault, type DataFaultCode } from '../domain/market/data-fault';
import { ProvingFault, type ProvingFaultCode } from '../domain/validation/proving-fault';

type FaultCode = DataFaultCode | EvolutionFaultCode | ProvingFaultCode | CurriculumFaultCode;

/** What is worth another try: a record that another worker may be about to complete. Everything else fails the same way each time. */
const retryable: Readonly<Record<FaultCode, boolean>> = {
  'data.invalid-bars': false,
  'data.corrupt-snapshot': false,
  'data.not-found': false,
  'data.ambiguous': false,
  'data.default-refused': false,
  'evolution.settings-invalid': false,
  'evolution.data-too-short': false,
  'evolution.data-too-large': false,
  'evolution.run-unknown': false,
  'evolution.run-differs': false,
  'evolution.run-ended': false,
  'evolution.not-evaluated': true,
  'evolution.generation-missing': true,
  'evolution.founder-unknown': false,
  'trials.not-recorded': false,
  'proving.evidence-unknown': false,
  'proving.evidence-damaged': false,
  'proving.evidence-invalid': false,
  'proving.verdict-damaged': false,
  'proving.verdict-ambiguous': false,
  'proving.certificate-damaged': false,
  'proving.certificate-ambiguous': false,
  'proving.plan-invalid': false,
  'curriculum.settings-invalid': false,
  'curriculum.strategy-unknown': false,
  'curriculum.incompatible': false,
  'curriculum.differs': false,
  'curriculum.unknown': false,
  'curriculum.ended': false,
  'curriculum.stage-not-reached': false,
  'curriculum.run-foreign': false,
  'curriculum.round-missing': true,
  'curriculum.run-unfinished': true,
};

const faults = [DataFault, EvolutionFault, ProvingFault, CurriculumFault];

/** A fault of ours as Temporal's failure, its type the code; any other error as it is, which Temporal retries. */
export function translateFault(error: unknown): unknown {
  if (!isFault(error)) return error;
  const { code, message } = error;
  return ApplicationFailure.create({ type: code, message, nonRetryable: !retryable[code], cause: error });
}

function isFault(error: unknown): error is Error & { readonly code: FaultCode } {
  return faults.some((fault) => error instanceof fault);
}

type Activities = Readonly<Record<string, (input: never) => Promise<unknown>>>;

/** The same activities, with their faults translated. */
export function translatingFaults<T extends Activities>(activities: T): T {
  const translated = Object.entries(activities).map(([name, activity]) => [
    name,
    async (input: never) => {
      try {
        return await activity(input);
      } catch (error) {
        throw translateFault(error);
      }
    },
  ]);
  return Object.fromEntries(translated) as T;
}
