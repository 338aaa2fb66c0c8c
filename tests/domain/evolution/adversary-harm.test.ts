import fc from 'fast-check';
import { measureHarm, type MemberOutcome } from '../../../src/domain/evolution/adversary-harm';

// Scores: Sharpe 1 is three quarters and no drawdown 1, so 0.875; Sharpe -1 and a drawdown of 20 % are a quarter and one half, so 0.375.
const good = { sharpe: 1, maxDrawdown: 0 };
const bad = { sharpe: -1, maxDrawdown: 0.2 };
const ruin = { sharpe: -99, maxDrawdown: 1 };
const harmOf = (...stressed: MemberOutcome['stressed'][]): number =>
  measureHarm(stressed.map((outcome) => ({ history: good, stressed: outcome }))).harm;

test('figures by hand: half of the members lose 0.5 of 0.875', () => {
  const members = [good, bad].map((stressed) => ({ history: good, stressed }));
  expect(measureHarm(members)).toEqual({ harm: 0.5, loss: 0.25, separation: 0.25, standing: 0.5 });
});

test('a scenario that tells members apart beats one that hurts all alike as much', () => {
  const middling = { sharpe: 0, maxDrawdown: 0.12 };
  expect(measureHarm([{ history: good, stressed: middling }]).loss).toBeCloseTo(0.3125, 12);
  expect(harmOf(good, bad)).toBeGreaterThan(harmOf(middling, middling));
});

test('one that nobody stands is worth nothing, and one that few stand little', () => {
  expect(harmOf(ruin, ruin, ruin)).toBe(0);
  const manyRuined = Array.from({ length: 19 }, () => ruin);
  const halfRuined = [...manyRuined.slice(9), ...Array.from({ length: 10 }, () => good)];
  expect(harmOf(good, ...manyRuined)).toBeLessThan(harmOf(...halfRuined) / 2);
});

test('what does no harm, or helps, is no adversary', () => {
  expect(harmOf(good, good)).toBe(0);
  expect(measureHarm([{ history: bad, stressed: good }])).toEqual({ harm: 0, loss: 0, separation: 0, standing: 1 });
  expect(measureHarm([])).toEqual({ harm: 0, loss: 0, separation: 0, standing: 0 });
});

test('a member whose figures are undefined under stress has lost all of its score', () => {
  expect(measureHarm([{ history: good, stressed: {} }]).loss).toBe(0.875);
});

test('always finite, from 0 to 1.5, and the order of the members does not matter', () => {
  const outcome = fc.record({
    sharpe: fc.option(fc.double({ min: -50, max: 50, noNaN: true }), { nil: undefined }),
    maxDrawdown: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const plain = outcome.map(({ sharpe, maxDrawdown }) =>
    sharpe === undefined ? { maxDrawdown } : { sharpe, maxDrawdown },
  );
  fc.assert(
    fc.property(fc.array(fc.record({ history: plain, stressed: plain }), { maxLength: 20 }), (members) => {
      const { harm, loss, separation, standing } = measureHarm(members);
      expect(harm >= 0 && harm <= 1.5 && loss <= 1 && separation <= 0.5 && standing <= 1).toBe(true);
      expect(measureHarm([...members].reverse()).harm).toBeCloseTo(harm, 10);
    }),
  );
});
