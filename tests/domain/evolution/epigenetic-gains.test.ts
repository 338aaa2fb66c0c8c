import fc from 'fast-check';
import { inheritGains, learnGains, neutralGains } from '../../../src/domain/evolution/epigenetic-gains';
import type { RegimeOutcome } from '../../../src/domain/evolution/evaluation';
import { variationPolicy } from '../../../src/domain/evolution/variation-policy';
import type { RegimeGains } from '../../../src/domain/simulation/regime-gains';

const { min, max } = variationPolicy.epigenetics.gains;

const outcome = (regime: RegimeOutcome['regime'], sharpe?: number, bars = 500): RegimeOutcome => ({
  ...{ regime, bars },
  ...(sharpe !== undefined && { sharpe }),
});

test('exposure rises where the ratio was above that of the other regimes and falls where it was below', () => {
  // Edges over the mean of the others: 2 - 0.5 = 1.5, 1 - 1 = 0, 0 - 1.5 = -1.5; each learns 0.1 edge / (1 + |edge|).
  const gains = learnGains(neutralGains, [outcome('low', 2), outcome('medium', 1), outcome('high', 0)]);
  expect(gains).toEqual([1, 1.06, 1, 0.94]);
  expect(learnGains([1, 1.2, 1, 0.5], [outcome('low', 2), outcome('high', 0)])).toEqual([
    ...[1, Math.min(max, 1.2 * (1 + 0.2 / 3)), 1, min],
  ]);
});

test('nothing is learned from one regime, from too few bars, or from an undefined ratio', () => {
  const gains: RegimeGains = [1, 0.9, 1, 1.1];
  expect(learnGains(gains, [])).toEqual(gains);
  expect(learnGains(gains, [outcome('low', 2)])).toEqual(gains);
  expect(learnGains(gains, [outcome('low', 2), outcome('high', 0, 10)])).toEqual(gains);
  expect(learnGains(gains, [outcome('low', 2), outcome('high')])).toEqual(gains);
});

test('a child has the mean of its parents’ marks with a quarter of them faded', () => {
  expect(inheritGains([])).toEqual(neutralGains);
  expect(inheritGains([[1, 1.2, 1, 0.8]])).toEqual([1, 1.15, 1, 0.85]);
  expect(
    inheritGains([
      [1, 1.2, 1, 0.8],
      [1, 1, 1, 0.6],
    ]),
  ).toEqual([1, 1.075, 1, 0.775]);
});

test('marks that nobody renews are gone after some generations', () => {
  let gains: RegimeGains = [1, max, 1, min];
  for (let generation = 0; generation < 12; generation++) gains = inheritGains([gains, gains]);
  for (const gain of gains) expect(Math.abs(gain - 1)).toBeLessThan(0.02);
});

test('whatever is learned and passed on stays inside the bounds', () => {
  const sharpe = fc.option(fc.double({ min: -50, max: 50, noNaN: true }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(fc.tuple(sharpe, sharpe, sharpe), { maxLength: 60 }), (lives) => {
      let gains = neutralGains;
      for (const [low, medium, high] of lives) {
        const learned = learnGains(gains, [outcome('low', low), outcome('medium', medium), outcome('high', high)]);
        expect(learned.every((gain) => gain >= min && gain <= max)).toBe(true);
        gains = inheritGains([learned, gains]);
        expect(gains.every((gain) => gain >= min && gain <= max)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
