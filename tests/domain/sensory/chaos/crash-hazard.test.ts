import { createRandom } from '../../../../src/domain/numerics/random';
import { openCrashHazard } from '../../../../src/domain/sensory/chaos/crash-hazard';
import { chaosPolicy } from '../../../../src/domain/sensory/chaos/policy';
import { barsOfCloses, walkBars } from '../../../support/random-bars';
import type { Bars } from '../../../../src/domain/market/bars';

const horizon = 10;

interface Case {
  readonly hazard: number;
  readonly usual: number;
  readonly crashed: boolean;
}

/** Forecasts that do not overlap, one every `horizon` bars, with what came of them. */
function casesOf(bars: Bars): Case[] {
  const stream = openCrashHazard(horizon);
  const cases: Case[] = [];
  for (let t = 0; t < bars.close.length; t++) {
    const hazard = stream.push(bars, t);
    if (Number.isNaN(hazard) || t % horizon !== 0 || t + horizon >= bars.close.length) continue;
    const limit = stream.limit();
    const crashed = bars.close.subarray(t + 1, t + 1 + horizon).some((close) => close <= limit);
    cases.push({ hazard, usual: stream.usualRate(), crashed });
  }
  return cases;
}

/** Volatility that comes in storms: a GARCH process with a strong memory of its last shocks. */
function stormyBars(seed: number, length: number): Bars {
  const random = createRandom(seed);
  let price = 100;
  let variance = 1e-4;
  return barsOfCloses(
    Array.from({ length }, () => {
      const move = Math.sqrt(variance) * random.normal();
      variance = 5e-6 + 0.2 * move * move + 0.75 * variance;
      return (price *= Math.exp(move));
    }),
  );
}

const stormy = Array.from({ length: 6 }, (_, i) => casesOf(stormyBars(i + 1, 6_000))).flat();

test('reliability: crashes come about as often as was said, in each third of the forecasts', () => {
  const ordered = [...stormy].sort((a, b) => a.hazard - b.hazard);
  const third = Math.floor(ordered.length / 3);
  for (let from = 0; from + third <= ordered.length; from += third) {
    const cases = ordered.slice(from, from + third);
    const said = cases.reduce((sum, { hazard }) => sum + hazard, 0) / third;
    const came = cases.filter(({ crashed }) => crashed).length / third;
    // Three binomial errors and a tenth, because what is said is learnt from the same few crashes.
    expect(Math.abs(came - said)).toBeLessThan(3 * Math.sqrt((said * (1 - said)) / third) + 0.1 * said);
  }
});

test('where volatility is foreseeable it beats the rate of the past by the score of Brier (1950)', () => {
  const score = (read: (one: Case) => number): number =>
    stormy.reduce((sum, one) => sum + (read(one) - (one.crashed ? 1 : 0)) ** 2, 0);
  expect(score(({ hazard }) => hazard)).toBeLessThan(score(({ usual }) => usual));
});

test('a random walk falls two deviations as often as the prior says, watched at closes', () => {
  const cases = casesOf(walkBars({ length: 8_000, seed: 4 }));
  const rate = cases.filter(({ crashed }) => crashed).length / cases.length;
  // 2 P(Z < -2 - 0.5826 / sqrt(10)) = 0.0289, and the moves of a bar are known only by estimate.
  expect(Math.abs(rate - 0.0289)).toBeLessThan(3 * Math.sqrt((0.0289 * 0.97) / cases.length) + 0.006);
  for (const { hazard } of cases) expect(Math.abs(hazard - 0.0289)).toBeLessThan(0.06);
});

test('the price of a crash is two slow deviations of ten bars below the close', () => {
  const steady = barsOfCloses(Array.from({ length: 60 }, (_, t) => (t % 2 === 0 ? 100 : 101)));
  const stream = openCrashHazard(horizon);
  steady.close.forEach((_, t) => stream.push(steady, t));
  const deviation = Math.sqrt((0.01 ** 2 + (1 / 101) ** 2) / 2);
  expect(stream.limit() / 101).toBeCloseTo(1 - chaosPolicy.hazard.deviations * deviation * Math.sqrt(10), 4);
});

test('a case is learnt once its bars have passed, not before', () => {
  const bars = walkBars({ length: 500, seed: 2 });
  const crash = { ...bars, close: bars.close.map((close, t) => (t < 450 ? close : 0.5 * close)) };
  const [calm, fallen] = [openCrashHazard(horizon), openCrashHazard(horizon)];
  const hazards = bars.close.map((_, t) => calm.push(bars, t));
  const others = bars.close.map((_, t) => fallen.push(crash, t));
  expect([...others.subarray(0, 450)]).toEqual([...hazards.subarray(0, 450)]);
  expect(others[499]).not.toBe(hazards[499]);
  expect(fallen.usualRate()).toBeGreaterThan(calm.usualRate());
});
