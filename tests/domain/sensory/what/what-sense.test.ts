import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../../src/domain/market/bars';
import type { Evidence, SenseStream } from '../../../../src/domain/sensory/sense';
import { whatSense } from '../../../../src/domain/sensory/what/what-sense';
import { anyBars, flatBars, walkBars } from '../../../support/random-bars';

function runSense(bars: Bars, after?: (stream: SenseStream, signal: number, t: number) => void): Float64Array {
  const stream = whatSense.open(bars);
  return Float64Array.from(bars.close, (_, t) => {
    const signal = stream.push(bars, t);
    after?.(stream, signal, t);
    return signal;
  });
}

function expectSound(evidence: readonly Evidence[], { time }: Bars, t: number): void {
  let before = 1;
  for (const { what, where, value, weight } of evidence) {
    expect(what).not.toBe('');
    expect(Number.isFinite(value)).toBe(true);
    expect(Math.abs(weight)).toBeLessThanOrEqual(before);
    before = Math.abs(weight);
    expect(where.from).toBeGreaterThanOrEqual(time[0]!);
    expect(where.from).toBeLessThanOrEqual(where.to);
    expect(where.to).toBeLessThanOrEqual(time[t]!);
    expect(where.prices && where.prices.low <= where.prices.high).toBe(true);
  }
}

const walk = walkBars({ length: 900, seed: 21 });

test('it speaks of the week ahead and names its features', () => {
  expect(whatSense.dimension).toBe('what');
  expect(whatSense.horizonBars(walk)).toBe(5);
  expect(whatSense.features.every(({ family }) => family === 'what')).toBe(true);
});

test('signals stay in range, their evidence adds up to them, and all of it lies in the past', () => {
  let spoken = 0;
  runSense(walk, (stream, signal, t) => {
    expect(Math.abs(signal)).toBeLessThanOrEqual(1);
    if (t % 20 !== 0) return;
    const evidence = stream.evidence();
    expectSound(evidence, walk, t);
    expect(evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(signal, 12);
    spoken += Number(evidence.length > 0);
  });
  expect(spoken).toBeGreaterThan(25);
});

test('coverage grows as its parts come in, from none to all', () => {
  const coverages: number[] = [];
  runSense(walk, (stream) => coverages.push(stream.coverage()));
  expect(coverages[0]).toBe(0);
  expect(coverages[14]).toBe(0.25);
  expect(coverages[256]).toBe(0.5);
  expect(coverages.indexOf(1)).toBe(323);
  expect(coverages.at(-1)).toBe(1);
});

test('a harmonic pattern names its legs with their times and prices', () => {
  const bars = walkBars({ length: 800, seed: 3 });
  let found: readonly Evidence[] = [];
  runSense(bars, (stream) => {
    if (found.length === 0 && stream.evidence().some(({ what }) => what.includes('leg XA'))) found = stream.evidence();
  });
  const legs = found.filter(({ what }) => what.startsWith('leg '));
  expect(legs.map(({ what }) => what.slice(4, 6))).toEqual(['XA', 'AB', 'BC', 'CD']);
  for (let index = 1; index < legs.length; index++) {
    expect(legs[index]!.where.from).toBe(legs[index - 1]!.where.to);
    expect(Math.sign(legs[index]!.value)).toBe(-Math.sign(legs[index - 1]!.value));
  }
});

test('neither cutting off nor altering the future changes a signal, and currency does not matter', () => {
  const expected = runSense(walk);
  const cut = 640;
  expect(runSense(sliceBars(walk, 0, cut))).toEqual(expected.subarray(0, cut));
  const close = walk.close.map((price, t) => (t < cut ? price : price * (1 + 0.1 * (t % 3))));
  expect(runSense({ ...walk, close }).subarray(0, cut)).toEqual(expected.subarray(0, cut));
  const times = (prices: Float64Array): Float64Array => prices.map((price) => price * 8);
  const other = {
    ...walk,
    close: times(walk.close),
    high: times(walk.high),
    low: times(walk.low),
    open: times(walk.open),
  };
  expect(runSense(other)).toEqual(expected);
});

test('on bars of every shape it stays in range and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(anyBars(), anyBars({ minLength: 330, maxLength: 400 })), (bars) => {
      runSense(bars, (stream, signal, t) => {
        expect(Math.abs(signal)).toBeLessThanOrEqual(1);
        const coverage = stream.coverage();
        expect(coverage >= 0 && coverage <= 1).toBe(true);
        if (t === bars.close.length - 1) expectSound(stream.evidence(), bars, t);
      });
    }),
    { numRuns: 60 },
  );
});

test('prices that never move say nothing', () => {
  expect(runSense(flatBars(500)).every((signal) => signal === 0)).toBe(true);
});
