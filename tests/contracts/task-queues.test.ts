import { computeTaskQueue, orchestrationTaskQueue } from '../../src/contracts/task-queues';

test('evaluation never waits behind workflows: the queues are two', () => {
  expect([orchestrationTaskQueue, computeTaskQueue]).toEqual(['orchestration', 'compute']);
});
