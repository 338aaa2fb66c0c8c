import fc from 'fast-check';
import { findNextLevel } from '../../../src/domain/curriculum/difficulty';
import { curriculumPolicy } from '../../../src/domain/curriculum/policy';
import { computeSharpe } from '../../../src/domain/performance/sharpe';

const at = { stage: 'foundation', periodsPerYear: 252 } as const;
const { sharpe: target } = curriculumPolicy.stages.foundation.targets;

/** Two hundred returns of 0.1 % and back around the mean that gives so large a Sharpe ratio. */
function returnsOf(sharpe: number, bars = 200, swing = 0.001): Float64Array {
  const deviation = swing * Math.sqrt(bars / (bars - 1));
  const mean = (sharpe * deviation) / Math.sqrt(252);
  return Float64Array.from({ length: bars }, (_, bar) => mean + (bar % 2 === 0 ? swing : -swing));
}

test('returns made for a Sharpe ratio have it', () => {
  expect(computeSharpe(returnsOf(0.7), 252)).toBeCloseTo(0.7, 10);
});

test.each([
  ['20 % above the target and more', 1.21 * target, 1],
  ['within 20 % above', 1.19 * target, 0],
  ['at the target', target, 0],
  ['within 20 % below', 0.81 * target, 0],
  ['20 % below and more', 0.79 * target, -1],
  ['losing', -1, -1],
])('%s changes the level as the plans say', (_, sharpe, change) => {
  expect(findNextLevel(0, returnsOf(sharpe), at).level).toBe(change);
});

test('a drawdown a fifth beyond the target makes it easier, whatever the Sharpe ratio', () => {
  const crash = returnsOf(3);
  crash[100] = -0.06;
  crash[101] = 0.08;
  expect(findNextLevel(0, crash, at).level).toBe(-1);
});

test('only the last twenty episodes count', () => {
  const long = Float64Array.of(...returnsOf(-3), ...returnsOf(2));
  expect(findNextLevel(0, long, at)).toEqual(findNextLevel(0, returnsOf(2), at));
});

test('fewer than twenty episodes change nothing, and one that does not trade is let off', () => {
  expect(findNextLevel(1, returnsOf(3, 199), at)).toEqual({
    level: 1,
    why: '19 of 20 episodes are not enough to change the difficulty',
  });
  const idle = findNextLevel(1, new Float64Array(400), at);
  expect(idle.level).toBe(0);
  expect(idle.why).toContain('did not trade');
});

test('the level never leaves its bounds and moves by one at the most', () => {
  const { min, max } = curriculumPolicy.difficulty.level;
  fc.assert(
    fc.property(fc.integer({ min, max }), fc.double({ min: -5, max: 5, noNaN: true }), (level, sharpe) => {
      const { level: next } = findNextLevel(level, returnsOf(sharpe), at);
      expect(Math.abs(next - level)).toBeLessThanOrEqual(1);
      expect(next >= min && next <= max).toBe(true);
    }),
  );
});
