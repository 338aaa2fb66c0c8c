import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import type { StrategySignals } from '../../../src/domain/simulation/strategy-signals';
import { drawOrder, lagSignals, shuffleSignals } from '../../../src/domain/validation/placebo-signals';

/** Four columns whose bits tell the bar they come from. */
function numbered(bars: number): StrategySignals {
  const bit = (place: number): Uint8Array => Uint8Array.from({ length: bars }, (_, bar) => (bar >> place) & 1);
  return { longEnter: bit(0), longExit: bit(1), shortEnter: bit(2), shortExit: bit(3) };
}

function codes({ longEnter, longExit, shortEnter, shortExit }: StrategySignals): number[] {
  return [...longEnter].map((bit, bar) => bit + 2 * longExit[bar]! + 4 * shortEnter[bar]! + 8 * shortExit[bar]!);
}

const sorted = (values: number[]): number[] => [...values].sort((a, b) => a - b);

test('a shuffle keeps the bars outside the range, and inside it every bar once with all its four signals', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), fc.nat(), fc.integer(), (...[pieces, a, b, seed]) => {
      const [from, to] = [a % 100, 100 + (b % 101)];
      const before = numbered(200);
      const after = codes(shuffleSignals(before, { range: { from, to }, pieces, random: createRandom(seed) }));
      const own = codes(before);
      expect(after.slice(0, from)).toEqual(own.slice(0, from));
      expect(after.slice(to)).toEqual(own.slice(to));
      expect(sorted(after.slice(from, to))).toEqual(sorted(own.slice(from, to)));
    }),
  );
});

test('twenty pieces break at most nineteen of the neighbourhoods of bars, single bars nearly all', () => {
  const bars = 1_000;
  const bit = (place: number): Uint8Array => Uint8Array.from({ length: bars }, (_, bar) => (bar >> place) & 1);
  const signals = { longEnter: bit(0), longExit: bit(1), shortEnter: bit(2), shortExit: bit(3) };
  const broken = (pieces: number): number => {
    const shuffled = shuffleSignals(signals, { range: { from: 0, to: bars }, pieces, random: createRandom(3) });
    return codes(shuffled).filter((code, bar, all) => bar > 0 && code !== (all[bar - 1]! + 1) % 16).length;
  };
  expect(broken(20)).toBeLessThanOrEqual(19);
  expect(broken(20)).toBeGreaterThan(9);
  expect(broken(bars)).toBeGreaterThan(800);
});

test('one piece stays as it is, and none is refused', () => {
  const signals = numbered(30);
  const shuffle = (pieces: number): StrategySignals =>
    shuffleSignals(signals, { range: { from: 0, to: 30 }, pieces, random: createRandom(1) });
  expect(shuffle(1)).toEqual(signals);
  expect(() => shuffle(0)).toThrow('pieces are counted from 1');
});

test('a lag of a bar gives each bar the signals of the one before it', () => {
  expect(codes(lagSignals(numbered(6)))).toEqual([0, 0, 1, 2, 3, 4]);
});

test('every order of three is drawn equally often', () => {
  const random = createRandom(5);
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 6_000; draw++) {
    const order = drawOrder(3, random).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // Five standard errors of a share of a sixth.
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(145);
});
