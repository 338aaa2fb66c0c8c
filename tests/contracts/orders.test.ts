import { pauseSignal, resumeSignal, stopSignal } from '../../src/contracts/orders';

test('orders have the names that the Web UI and the documents use', () => {
  expect([pauseSignal.name, resumeSignal.name, stopSignal.name]).toEqual(['pause', 'resume', 'stop']);
});
