import fc from 'fast-check';
import { computeLogReturn } from '../../../../src/domain/sensory/chaos/log-return';
import { chaosPolicy } from '../../../../src/domain/sensory/chaos/policy';
import { createVolatilityLevels } from '../../../../src/domain/sensory/chaos/volatility-levels';

const { startBars, fast, slow, long, floor } = chaosPolicy.volatility;

test('by hand: a month of moves of 1 %, then one of 5 %', () => {
  const levels = createVolatilityLevels();
  for (let bar = 0; bar < startBars; bar++) {
    expect(levels.isReady()).toBe(false);
    levels.push(bar % 2 === 0 ? 0.01 : -0.01);
  }
  expect(levels.isReady()).toBe(true);
  for (const level of [levels.fast(), levels.slow(), levels.long()]) expect(level).toBeCloseTo(0.01, 15);
  levels.push(0.05);
  const after = (decay: number): number => Math.sqrt(decay * 1e-4 + (1 - decay) * 25e-4);
  expect(levels.fast()).toBeCloseTo(after(fast), 15);
  expect(levels.slow()).toBeCloseTo(after(slow), 15);
  expect(levels.long()).toBeCloseTo(after(long), 15);
});

test('a market that stands still keeps a tenth of what was usual, and one that never moved has none', () => {
  const levels = createVolatilityLevels();
  for (let bar = 0; bar < startBars; bar++) levels.push(0.01);
  for (let bar = 0; bar < 200; bar++) levels.push(0);
  expect(levels.fast()).toBe(floor * levels.slow());
  const still = createVolatilityLevels();
  for (let bar = 0; bar < 100; bar++) still.push(0);
  expect(still.isReady()).toBe(false);
});

test('moves of any size leave finite levels', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 30 }), (moves) => {
      const levels = createVolatilityLevels();
      for (const move of moves) levels.push(move);
      for (const level of [levels.fast(), levels.slow(), levels.long()]) expect(Number.isFinite(level)).toBe(true);
    }),
  );
});

test('a log return has twelve digits, whatever the currency, and prices a number apart have one too', () => {
  expect(computeLogReturn(Float64Array.of(100, 110), 1)).toBe(0.0953101798043);
  expect(computeLogReturn(Float64Array.of(400, 440), 1)).toBe(0.0953101798043);
  expect(computeLogReturn(Float64Array.of(1e-300, 1e300), 1)).toBeCloseTo(600 * Math.log(10), 6);
});
