import { rateBenchmark, sampleBenchmark } from '../../../src/cli/bench/benchmark';

const rate = { name: 'evaluator', unit: 'bars/s', work: 100, measures: 'bars read' };

test('a rate is work over the seconds of each round, and its median counts', () => {
  expect(rateBenchmark(rate, [1, 2, 4])).toEqual({
    ...{ name: 'evaluator', unit: 'bars/s', value: 50, baseline: null, ratio: null },
    ...{ min: 25, max: 100, rounds: 3, measures: 'bars read' },
    spread: (75 - 37.5) / 50,
  });
});

test('a ratio compares within the round, so a machine that slows down for a while changes none', () => {
  const slowed = rateBenchmark({ ...rate, against: 'a rival' }, [1, 10, 1], [3, 30, 3]);
  expect(slowed).toMatchObject({ value: 100, ratio: 3, against: 'a rival' });
  expect(slowed.baseline).toBeCloseTo(100 / 3, 12);
});

test('readings are set against their limit: below 1 it is kept', () => {
  const figure = { name: 'events', unit: 'events', limit: 10_240, measures: 'longest history' };
  expect(sampleBenchmark(figure, [1_024])).toEqual({
    ...{ name: 'events', unit: 'events', value: 1_024, baseline: 10_240, ratio: 0.1, measures: 'longest history' },
  });
});

test('what could not be read has no value, and so no ratio', () => {
  const figure = { name: 'memory', unit: 'bytes', limit: 8e9, measures: 'peaks', against: 'the seeds' };
  expect(sampleBenchmark(figure, [])).toEqual({
    ...{ name: 'memory', unit: 'bytes', value: null, baseline: 8e9, ratio: null, measures: 'peaks' },
    against: 'the seeds',
  });
});

test('readings of nothing have no spread: it would be one over zero', () => {
  const figure = { name: 'seconds', unit: 's', measures: 'nothing' };
  expect(sampleBenchmark(figure, [0, 0, 0])).toEqual({
    ...{ name: 'seconds', unit: 's', value: 0, baseline: null, ratio: null, min: 0, max: 0, rounds: 3 },
    measures: 'nothing',
  });
});
