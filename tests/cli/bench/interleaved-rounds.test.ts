import { timeInterleaved } from '../../../src/cli/bench/interleaved-rounds';

/** A clock that moves only when work is done, and what was done in order. */
function scriptedClock() {
  let nowMs = 0;
  const done: string[] = [];
  const work = (name: string, milliseconds: number) => ({
    run: () => {
      done.push(name);
      nowMs += milliseconds;
      return name;
    },
  });
  return { now: () => nowMs, done, work };
}

test('a round takes every contender once, and each round begins with the next', async () => {
  const { now, done, work } = scriptedClock();
  const contenders = { a: work('a', 10), b: work('b', 10), c: work('c', 10) };
  await timeInterleaved(contenders, { rounds: 4, roundMs: 10, now });
  expect(done.slice(-12).join('')).toBe('abcbcacababc');
});

test('times are those of one operation, however often it is repeated within a round', async () => {
  const { now, done, work } = scriptedClock();
  const timesOf = await timeInterleaved(
    { quick: work('quick', 2), slow: work('slow', 500) },
    { rounds: 3, roundMs: 40, now },
  );
  expect(timesOf('quick')).toEqual([0.002, 0.002, 0.002]);
  expect(timesOf('slow')).toEqual([0.5, 0.5, 0.5]);
  const warmUps = done.lastIndexOf('slow', done.indexOf('slow') + 1) + 1;
  expect(done.slice(warmUps).filter((name) => name === 'quick')).toHaveLength(3 * 20);
  expect(done.slice(warmUps).filter((name) => name === 'slow')).toHaveLength(3);
});

test('an operation that answers later is waited for', async () => {
  const { now, work } = scriptedClock();
  const { run } = work('later', 30);
  const later = { run: async () => Promise.resolve().then(run) };
  const timesOf = await timeInterleaved({ later }, { rounds: 2, roundMs: 30, now });
  expect(timesOf('later')).toEqual([0.03, 0.03]);
});

test('a contender that throws ends the measurement', async () => {
  const broken = { run: () => Promise.reject(new Error('out of order')) };
  await expect(timeInterleaved({ broken }, { rounds: 1, roundMs: 1 })).rejects.toThrow('out of order');
});
