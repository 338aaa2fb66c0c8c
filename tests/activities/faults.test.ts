import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { translateFault, translatingFaults } from '../../src/activities/faults';
import { CurriculumFault, type CurriculumFaultCode } from '../../src/domain/curriculum/curriculum-fault';
import { EvolutionFault, type EvolutionFaultCode } from '../../src/domain/evolution/evolution-fault';
import { DataFault, type DataFaultCode } from '../../src/domain/market/data-fault';
import { ProvingFault, type ProvingFaultCode } from '../../src/domain/validation/proving-fault';

const dataCodes: readonly DataFaultCode[] = [
  'data.invalid-bars',
  'data.corrupt-snapshot',
  'data.not-found',
  'data.ambiguous',
  'data.default-refused',
];
const finalCodes: readonly EvolutionFaultCode[] = [
  'evolution.settings-invalid',
  'evolution.data-too-short',
  'evolution.run-unknown',
  'evolution.run-differs',
  'trials.not-recorded',
];
const passingCodes: readonly EvolutionFaultCode[] = ['evolution.not-evaluated', 'evolution.generation-missing'];

const provingCodes: readonly ProvingFaultCode[] = ['proving.evidence-unknown', 'proving.evidence-damaged'];
const finalCurriculumCodes: readonly CurriculumFaultCode[] = ['curriculum.differs', 'curriculum.incompatible'];
const passingCurriculumCodes: readonly CurriculumFaultCode[] = [
  'curriculum.round-missing',
  'curriculum.run-unfinished',
];

const cases = [
  ...dataCodes.map((code) => ({ fault: new DataFault(code, 'why'), nonRetryable: true })),
  ...finalCodes.map((code) => ({ fault: new EvolutionFault(code, 'why'), nonRetryable: true })),
  ...passingCodes.map((code) => ({ fault: new EvolutionFault(code, 'why'), nonRetryable: false })),
  ...provingCodes.map((code) => ({ fault: new ProvingFault(code, 'why'), nonRetryable: true })),
  ...finalCurriculumCodes.map((code) => ({ fault: new CurriculumFault(code, 'why'), nonRetryable: true })),
  ...passingCurriculumCodes.map((code) => ({ fault: new CurriculumFault(code, 'why'), nonRetryable: false })),
];

test.each(cases)('$fault.code becomes a failure of that type, final: $nonRetryable', ({ fault, nonRetryable }) => {
  const failure = translateFault(fault);
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure).toMatchObject({ type: fault.code, message: 'why', nonRetryable, cause: fault });
});

test.each([new Error('the network'), new TypeError('a bug'), new CancelledFailure('stop'), 'text', undefined])(
  'what is no fault of ours stays as it is: %p',
  (error) => expect(translateFault(error)).toBe(error),
);

test('activities keep their names, inputs and results, and throw their faults translated', async () => {
  const activities = translatingFaults({
    double: (input: number) => Promise.resolve(2 * input),
    fail: (input: string) => Promise.reject(new DataFault('data.not-found', input)),
    stop: (why: string) => Promise.reject(new CancelledFailure(why)),
  });
  expect(Object.keys(activities)).toEqual(['double', 'fail', 'stop']);
  expect(await activities.double(21)).toBe(42);
  await expect(activities.fail('gone')).rejects.toMatchObject({ type: 'data.not-found', message: 'gone' });
  await expect(activities.stop('stop')).rejects.toBeInstanceOf(CancelledFailure);
});
