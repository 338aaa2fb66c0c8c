import { ApplicationFailure } from '@temporalio/common';

/** The one table of what an activity may fail with. A fault that is not retryable will fail again however often it is tried. */
const faults = {
  'evolution.settings-invalid': { retryable: false },
  'evolution.data-too-short': { retryable: false },
  'evolution.run-unknown': { retryable: false },
  'evolution.run-differs': { retryable: false },
  'evolution.not-evaluated': { retryable: true },
  'evolution.generation-missing': { retryable: true },
  'trials.not-recorded': { retryable: false },
  'data.not-found': { retryable: false },
  'data.ambiguous': { retryable: false },
} as const;

export type FaultCode = keyof typeof faults;

export function fault(
  code: FaultCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message, nonRetryable: !faults[code].retryable, details: [details] });
}
