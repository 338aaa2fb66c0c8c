import { surveyTails } from '../../../../src/domain/sensory/chaos/tail-survey';
import { flatBars, walkBars } from '../../../support/random-bars';
import { isShared, readSharedBars } from '../../../support/shared-bars';

test('of a walk with one fall in it: the jump where it is, light tails, figures in order', () => {
  const bars = walkBars({ length: 800, seed: 4 });
  const close = bars.close.map((price, t) => (t < 500 ? price : 0.8 * price));
  const { jumps, losses, gains, jumpLimit, bipower, dependence } = surveyTails({ ...bars, close }, bars.close);
  expect(jumps.map(({ at }) => at)).toEqual([bars.time[500]]);
  expect(jumps[0]!.deviations).toBeLessThan(-jumpLimit);
  for (const { peaks, risk } of [losses, gains]) {
    expect(peaks?.exceedances).toBe(80);
    expect(risk!.valueAtRisk).toBeGreaterThan(peaks!.threshold);
    expect(risk!.expectedShortfall).toBeGreaterThan(risk!.valueAtRisk);
  }
  expect(gains.byFit?.index).toBeGreaterThan(3);
  expect(gains.byStability?.index).toBeGreaterThan(3);
  expect(bipower?.pValue).toBeLessThan(1e-6);
  expect(dependence?.lowerTail).toBeGreaterThan(0.9);
});

test('a record too short or without movement has no tails, and nothing is made of it', () => {
  const none = { byFit: undefined, byStability: undefined, peaks: undefined, risk: undefined };
  for (const bars of [flatBars(0), flatBars(1), flatBars(500)])
    expect(surveyTails(bars)).toMatchObject({ losses: none, gains: none, jumps: [], bipower: undefined });
});

test('where most bars stand still the tail that is left says only what it reaches', () => {
  const bars = walkBars({ length: 4_000, seed: 2 });
  let price = 100;
  // Moves on one bar in two hundred: fewer than the one in a hundred that is asked for.
  const close = bars.close.map((_, t) => (t % 200 === 7 ? (price *= 1.01 + 0.001 * (t % 3)) : price));
  const { gains } = surveyTails({ ...bars, close });
  expect(gains.peaks?.exceedances).toBe(20);
  expect(gains.risk).toBeUndefined();
});

test('closes of a benchmark belong to the bars', () => {
  const bars = walkBars({ length: 300, seed: 1 });
  expect(() => surveyTails(bars, bars.close.subarray(1))).toThrow('299 closes of the benchmark for 300 bars');
});

const suite = isShared('equities_daily/JPM.csv.gz') ? test : test.skip;

suite('JPMorgan from 1990 to 2022: tails with an index near 3, the loss of May 2012 and the vote of June 2016', () => {
  const bars = readSharedBars('equities_daily/JPM.csv.gz', '1d');
  const { losses, jumps } = surveyTails(bars);
  expect(Math.abs(losses.byFit!.index - 3)).toBeLessThan(0.6);
  const days = jumps.map(({ at }) => new Date(at).toISOString().slice(0, 10));
  expect(days).toEqual(expect.arrayContaining(['2012-05-11', '2016-06-24', '2020-03-09']));
});
