import {
  createThreadControl,
  readDone,
  reportDone,
  stopThread,
  threadStopped,
} from '../../../src/adapters/threads/thread-control';

test('a thread that shares the control sees the request to stop, and its waiter the count', () => {
  const control = createThreadControl();
  const shared = structuredClone(control);
  expect([threadStopped(control), readDone(control)]).toEqual([false, 0]);
  reportDone(shared, 7);
  expect([threadStopped(shared), readDone(control)]).toEqual([false, 7]);
  stopThread(control);
  expect([threadStopped(shared), readDone(control)]).toEqual([true, 7]);
});
