import fc from 'fast-check';
import { readRun } from '../../../src/adapters/report/run-reading';
import { traceDrawdown, traceGrowth } from '../../../src/adapters/report/growth-curves';
import { fakeDataSets } from '../../fakes/data-sets';
import { fakeEvolutionRecord } from '../../fakes/evolution-record';
import { recordRun, wanderingBars } from '../../fakes/recorded-run';

test('a drawdown by hand: 1.1, 0.99, 1.2, 0.6', () => {
  const drawdown = traceDrawdown(Float64Array.of(1.1, 0.99, 1.2, 0.6));
  expect([...drawdown].map((value) => Number(value.toFixed(12)))).toEqual([0, -0.1, 0, -0.5]);
});

test('a loss at the start counts from one', () => {
  expect(traceDrawdown(Float64Array.of(0.75))[0]).toBe(-0.25);
});

test('a drawdown lies between -1 and 0 and is 0 at every new high', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 10, noNaN: true })), (values) => {
      const growth = Float64Array.from(values);
      traceDrawdown(growth).forEach((value, bar) => {
        expect(value).toBeGreaterThanOrEqual(-1);
        expect(value).toBeLessThanOrEqual(0);
        if (growth[bar]! >= Math.max(1, ...growth.subarray(0, bar))) expect(value).toBeCloseTo(0, 15);
      });
    }),
  );
});

test('the curves end where the recorded returns say, and the hold-out starts anew', async () => {
  const stores = { ...fakeEvolutionRecord(), dataSets: fakeDataSets() };
  const bars = wanderingBars(400);
  await recordRun(stores, bars);
  const reading = await readRun(stores, (await stores.record.findRun('run-1'))!);
  const first = reading.finalists[0]!;
  const { inSample, outOfSample } = traceGrowth(first, reading);
  const { holdOut, assessments, benchmark } = reading;
  expect(inSample.time).toHaveLength(holdOut.inSample.to);
  expect(outOfSample!.time[0]).toBe(bars.time[holdOut.outOfSample.from]);
  expect(outOfSample!.time.at(-1)).toBe(bars.time.at(-1));
  expect(inSample.strategy.at(-1)! - 1).toBeCloseTo(first.evaluation.inSample.totalReturn!, 9);
  expect(outOfSample!.strategy.at(-1)! - 1).toBeCloseTo(assessments.get(first.id)!.outOfSample.totalReturn!, 9);
  expect(inSample.holding.at(-1)! - 1).toBeCloseTo(benchmark.inSample.totalReturn!, 9);
  expect(outOfSample!.holding.at(-1)! - 1).toBeCloseTo(benchmark.outOfSample.totalReturn!, 9);
});
