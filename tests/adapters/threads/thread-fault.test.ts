import { packFault, restoreFault } from '../../../src/adapters/threads/thread-fault';
import { EvolutionFault } from '../../../src/domain/evolution/evolution-fault';
import { DataFault } from '../../../src/domain/market/data-fault';
import { ProvingFault } from '../../../src/domain/validation/proving-fault';

test.each([
  { fault: new EvolutionFault('evolution.data-too-short', '10 bars') },
  { fault: new DataFault('data.not-found', 'no such data') },
  { fault: new ProvingFault('proving.plan-invalid', 'a gate stands in the plan twice') },
  { fault: new RangeError('value 3 is NaN') },
])('$fault.name crosses from thread to thread whole', ({ fault }) => {
  const restored = restoreFault(structuredClone(packFault(fault)));
  // The copy of a plain error is of another realm here, so its constructor is known by its name.
  expect(restored.constructor.name).toBe(fault.constructor.name);
  expect(restored).toMatchObject({ name: fault.name, message: fault.message, stack: fault.stack });
  expect((restored as { code?: unknown }).code).toBe((fault as { code?: unknown }).code);
});

test('what is no error becomes one', () => {
  expect(restoreFault(packFault('broken')).message).toBe('broken');
});
