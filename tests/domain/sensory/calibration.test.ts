import { createRandom } from '../../../src/domain/numerics/random';
import { assessCalibration } from '../../../src/domain/sensory/calibration';
import type { SensedHistory } from '../../../src/domain/sensory/sensed-history';

const column = (length: number, value: number): Float64Array => new Float64Array(length).fill(value);

function history(parts: Partial<SensedHistory> & { signal: Float64Array }): SensedHistory {
  const { length } = parts.signal;
  return {
    horizonBars: 1,
    confidence: column(length, 0.5),
    baseRate: column(length, 0.5),
    coverage: column(length, 1),
    ...parts,
  };
}

test('Brier score, skill and reliability of four readings worked by hand', () => {
  const bars = { close: Float64Array.from([10, 11, 10, 11, 12, 11]) };
  const signal = Float64Array.from([1, 1, 0, -1, -1, 1]);
  const confidence = Float64Array.from([0.8, 0.8, 0, 0.62, 0.62, 0.9]);
  const judged = assessCalibration(history({ signal, confidence }), bars, { from: 0, to: 6 });
  // Right: yes (10 -> 11), no (11 -> 10), no (11 -> 12), yes (12 -> 11); the last has no outcome, and the third says nothing.
  expect(judged).toMatchObject({ readings: 4, right: 0.5, baseRateBrier: 0.25, verdict: 'too few readings' });
  const brier = (0.2 ** 2 + 0.8 ** 2 + 0.62 ** 2 + 0.38 ** 2) / 4;
  expect(judged?.brier).toBeCloseTo(brier, 12);
  expect(judged?.skill).toBeCloseTo(1 - brier / 0.25, 12);
  expect(judged?.skillInterval).toBeUndefined();
  expect(judged?.reliability).toMatchObject([
    { from: 0.6, to: 0.65, readings: 2, right: 0.5, meanConfidence: 0.62 },
    { from: 0.8, to: 0.85, readings: 2, right: 0.5, meanConfidence: 0.8 },
  ]);
});

test('without a reading in the range there is nothing to judge', () => {
  const bars = { close: Float64Array.from([10, 11, 12]) };
  expect(assessCalibration(history({ signal: column(3, 0) }), bars, { from: 0, to: 3 })).toBeUndefined();
  expect(assessCalibration(history({ signal: column(3, 1) }), bars, { from: 2, to: 3 })).toBeUndefined();
});

/** A market of coin flips and a sense that is right in `share` of all cases and says `said`. */
function simulate(seed: number, { share, said, length = 1_500 }: { share: number; said: number; length?: number }) {
  const random = createRandom(seed);
  const close = new Float64Array(length + 1).fill(1_000);
  const signal = new Float64Array(length + 1);
  for (let t = 0; t < length; t++) {
    const rises = random.uniform() < 0.5;
    close[t + 1] = close[t]! + (rises ? 1 : -1);
    signal[t] = rises === random.uniform() < share ? 0.5 : -0.5;
  }
  const judged = assessCalibration(
    history({ signal, confidence: column(length + 1, said) }),
    { close },
    { from: 0, to: length + 1 },
  );
  if (judged === undefined) throw new Error('nothing was judged');
  return judged;
}

test('a sense that knows something and says so is skilled, one that claims what it has not is misled', () => {
  expect(simulate(1, { share: 0.7, said: 0.7 })).toMatchObject({ verdict: 'skilled' });
  expect(simulate(2, { share: 0.5, said: 0.8 })).toMatchObject({ verdict: 'misled' });
  expect(simulate(3, { share: 0.5, said: 0.5 }).skill).toBe(0);
});

test('a guess is called skilled no more often than its interval allows', () => {
  // Says a little more than it knows: skill is at most 0, so each `skilled` is a false one; 2.5 % are allowed.
  let skilled = 0;
  for (let seed = 0; seed < 200; seed++)
    skilled += Number(simulate(100 + seed, { share: 0.5, said: 0.51, length: 300 }).verdict === 'skilled');
  // P(more than 12 of 200 at 2.5 %) is below 1 in 1,000.
  expect(skilled).toBeLessThanOrEqual(12);
});

test('a class of readings is right within its interval, as often as the interval says', () => {
  let within = 0;
  for (let seed = 0; seed < 200; seed++) {
    const { reliability } = simulate(500 + seed, { share: 0.62, said: 0.62, length: 300 });
    const { interval } = reliability[0] ?? {};
    within += Number(interval !== undefined && interval.lower <= 0.62 && 0.62 <= interval.upper);
  }
  // An exact interval covers 95 % and more; fewer than 180 of 200 has a probability below 1 in 1,000.
  expect(within).toBeGreaterThanOrEqual(180);
});
