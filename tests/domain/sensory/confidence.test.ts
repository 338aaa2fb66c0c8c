import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { openConfidence } from '../../../src/domain/sensory/confidence';
import { sensoryPolicy } from '../../../src/domain/sensory/policy';

const { priorOutcomes } = sensoryPolicy.confidence;

/** Confidence and base rate at every bar. */
function follow(close: readonly number[], signals: readonly number[], horizonBars: number): [number, number][] {
  const stream = openConfidence(horizonBars);
  const bars = { close: Float64Array.from(close) };
  return signals.map((signal, t) => {
    stream.push(bars, t, signal);
    return [stream.confidence(), stream.baseRate()];
  });
}

test('before anything is known a signal is a coin, and no signal has no confidence', () => {
  expect(follow([100], [1], 1)).toEqual([[0.5, 0.5]]);
  expect(follow([100, 101, 102], [0, 0, 0], 1)).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
});

test('an outcome counts when its horizon has passed, for the base rate of its side and for its class', () => {
  // Worked by hand: one rise, said before by a strong signal.
  const base = (1 + priorOutcomes / 2) / (1 + priorOutcomes);
  const own = (1 + priorOutcomes * base) / (1 + priorOutcomes);
  expect(follow([100, 101], [1, 1], 1)[1]).toEqual([own, base]);
  // The same rise, said by a signal of another class: the base rate alone moves.
  expect(follow([100, 101], [0.2, 1], 1)[1]).toEqual([base, base]);
  // Two bars ahead: nothing is known after one.
  expect(follow([100, 101], [1, 1], 2)[1]).toEqual([0.5, 0.5]);
});

test('a price that stands still makes neither side right', () => {
  const base = priorOutcomes / 2 / (1 + priorOutcomes);
  expect(follow([100, 100], [1, 1], 1)[1]).toEqual([(priorOutcomes * base) / (1 + priorOutcomes), base]);
  expect(follow([100, 100], [-1, -1], 1)[1]![1]).toBe(base);
});

test('overlapping horizons share one bet', () => {
  const rising = Array.from({ length: 41 }, (_, t) => 100 + t);
  const always = rising.map(() => 1);
  // 40 outcomes one bar ahead are 40 bets, 32 outcomes eight bars ahead are four; shares of an eighth are exact.
  expect(follow(rising, always, 1)[40]![1]).toBe((40 + priorOutcomes / 2) / (40 + priorOutcomes));
  expect(follow(rising, always, 8)[39]![1]).toBe((4 + priorOutcomes / 2) / (4 + priorOutcomes));
});

test('what comes later changes no confidence', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), {
        minLength: 2,
        maxLength: 40,
      }),
      fc.nat(39),
      fc.integer({ min: 1, max: 5 }),
      (rows, cut, horizonBars) => {
        const close = rows.map(([price]) => price);
        const signals = rows.map(([, signal]) => signal);
        const altered = close.map((price, t) => (t > cut ? price * 2 + 1 : price));
        const upTo = Math.min(cut + 1, rows.length);
        expect(follow(altered, signals, horizonBars).slice(0, upTo)).toEqual(
          follow(close, signals, horizonBars).slice(0, upTo),
        );
      },
    ),
  );
});

test('confidence comes to be the share that is right: of a signal that knows something, and of one that guesses', () => {
  const random = createRandom(7);
  const close = [100];
  const signals: number[] = [];
  for (let t = 0; t < 20_000; t++) {
    const rises = random.uniform() < 0.5;
    close.push(close[t]! + (rises ? 1 : -1));
    const knows = random.uniform() < 0.5;
    // Strong signals are right in 70 of 100 cases, weak ones in 50.
    const right = random.uniform() < (knows ? 0.7 : 0.5);
    signals.push((knows ? 0.9 : 0.05) * (rises === right ? 1 : -1));
  }
  const followed = follow(close, signals, 1);
  const late = (strong: boolean): number[] =>
    followed.flatMap(([confidence], t) =>
      t > 15_000 && Math.abs(signals[t]!) > 0.5 === strong && signals[t]! !== 0 ? [confidence] : [],
    );
  // Five standard errors of 4,000 outcomes.
  for (const confidence of late(true)) expect(Math.abs(confidence - 0.7)).toBeLessThan(0.04);
  for (const confidence of late(false)) expect(Math.abs(confidence - 0.5)).toBeLessThan(0.04);
});

test('a signal out of range and a horizon that is no number of bars are refused', () => {
  expect(() => follow([100], [1.1], 1)).toThrow('signal 1.1 at bar 0: expected -1 to 1');
  expect(() => follow([100], [Number.NaN], 1)).toThrow('signal NaN at bar 0');
  expect(() => openConfidence(0)).toThrow('a horizon is a whole number of bars from 1 on, not 0');
});
