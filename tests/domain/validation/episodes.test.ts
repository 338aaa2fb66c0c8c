import fc from 'fast-check';
import { computeRunProbability, countConsecutivePasses, cutEpisodes } from '../../../src/domain/validation/episodes';
import { computeSharpe } from '../../../src/domain/performance/sharpe';

test('episodes share no bar, and the last incomplete one is left out', () => {
  const returns = Float64Array.of(0.1, -0.1, 0.02, 0.01, 0, 0, 0.5);
  const episodes = cutEpisodes(returns, 2, 252);
  expect(episodes).toHaveLength(3);
  expect(episodes[0]!.totalReturn).toBeCloseTo(-0.01, 12);
  expect(episodes[0]!.maxDrawdown).toBeCloseTo(0.1, 12);
  expect(episodes[1]!.sharpe).toBe(computeSharpe(returns.slice(2, 4), 252));
  expect(episodes[2]).toEqual({ totalReturn: 0, maxDrawdown: 0 });
  expect(cutEpisodes(returns, 8, 252)).toEqual([]);
  expect(() => cutEpisodes(returns, 1, 252)).toThrow(RangeError);
});

test('passes are counted, those in a row at the end and the most in a row', () => {
  const episode = (sharpe: number, maxDrawdown = 0.01) => ({ sharpe, totalReturn: 0.01, maxDrawdown });
  const episodes = [episode(1), episode(2), episode(1), episode(0.5), episode(1, 0.05), episode(1), episode(1)];
  const targets = { sharpe: 1, maxDrawdown: 0.02 };
  expect(countConsecutivePasses(episodes, targets)).toEqual({ episodes: 7, passed: 5, trailing: 2, longest: 3 });
  expect(countConsecutivePasses(episodes, {})).toMatchObject({ trailing: 7 });
});

test('an episode without a figure that is asked for does not pass', () => {
  const episodes = [{ totalReturn: 0, maxDrawdown: 0 }, { maxDrawdown: 0 }];
  expect(countConsecutivePasses(episodes, { sharpe: 0 })).toMatchObject({ passed: 0 });
  expect(countConsecutivePasses(episodes, { totalReturn: 0 })).toMatchObject({ passed: 1, trailing: 0, longest: 1 });
});

test('a coin shows a run of two among three throws three times in eight, of three among ten 520 times in 1,024', () => {
  expect(computeRunProbability(0.5, 3, 2)).toBe(3 / 8);
  expect(computeRunProbability(0.5, 10, 3)).toBe(520 / 1_024);
  expect(computeRunProbability(1, 5, 5)).toBe(1);
  expect(computeRunProbability(0, 5, 1)).toBe(0);
  expect(computeRunProbability(0.9, 4, 5)).toBe(0);
});

test('the probability of a run is that of all sequences written out', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 1, max: 5 }),
      (rate, episodes, run) => {
        let sum = 0;
        for (let outcome = 0; outcome < 2 ** episodes; outcome++) {
          const passes = outcome.toString(2).padStart(episodes, '0').slice(0, episodes);
          if (!passes.includes('1'.repeat(run))) continue;
          const passed = [...passes].filter((one) => one === '1').length;
          sum += rate ** passed * (1 - rate) ** (episodes - passed);
        }
        expect(computeRunProbability(rate, episodes, run)).toBeCloseTo(sum, 10);
      },
    ),
  );
  expect(() => computeRunProbability(1.1, 5, 2)).toThrow(RangeError);
  expect(() => computeRunProbability(0.5, 5, 0)).toThrow(RangeError);
  expect(() => computeRunProbability(0.5, -1, 1)).toThrow(RangeError);
});
