import fc from 'fast-check';
import type { PricePath } from '../../../src/domain/market/bars';
import { createRandom } from '../../../src/domain/numerics/random';
import { stressScenarios } from '../../../src/domain/stress/stress-scenarios';
import { anyBars, flatBars, walkBars } from '../../support/random-bars';

const history = (bars: PricePath['bars']): PricePath => ({ name: 'history', bars, liquidity: undefined });

/** Every number of a path as bytes. */
function fingerprint({ bars, liquidity }: PricePath): string {
  const columns = [bars.time, bars.open, bars.high, bars.low, bars.close, bars.volume, liquidity];
  return columns.map((column) => (column ? Buffer.from(column.slice().buffer).toString('hex') : '-')).join('|');
}

/** The first thing wrong with a path made of `original`, with its bar; undefined when it is sound. */
function findFlaw({ bars, liquidity }: PricePath, { bars: original }: PricePath): string | undefined {
  const { time, open, high, low, close, volume } = bars;
  if ((volume === undefined) !== (original.volume === undefined)) return 'volume';
  for (let t = 0; t < original.close.length; t++) {
    if (time[t] !== original.time[t]) return `time at ${t}`;
    if (!(low[t]! > 0 && Number.isFinite(high[t]))) return `price at ${t}`;
    if (!(high[t]! >= Math.max(open[t]!, close[t]!))) return `high at ${t}`;
    if (!(low[t]! <= Math.min(open[t]!, close[t]!))) return `low at ${t}`;
    if (volume && !(volume[t]! >= 0)) return `volume at ${t}`;
    if (liquidity && !(liquidity[t]! > 0 && liquidity[t]! <= 1)) return `liquidity at ${t}`;
  }
  return close.length === original.close.length ? undefined : 'length';
}

function expectValid(path: PricePath, original: PricePath): void {
  expect(findFlaw(path, original)).toBeUndefined();
}

test('there are the four of the seeds, each with words', () => {
  expect(stressScenarios.map(({ name }) => name)).toEqual([
    'flash-crash',
    'volatility-spike',
    'liquidity-crisis',
    'regime-change',
  ]);
  for (const { describe: words } of stressScenarios) expect(words.length).toBeGreaterThan(20);
});

describe.each(stressScenarios)('$name', ({ name, apply }) => {
  test('makes valid bars of any bars: motionless, with gaps, or a single one', () => {
    fc.assert(
      fc.property(anyBars({ maxLength: 80 }), fc.nat(), (bars, seed) => {
        const path = history(bars);
        expectValid(apply(path, createRandom(seed)), path);
      }),
      { numRuns: 300 },
    );
    for (const bars of [flatBars(1), flatBars(2), flatBars(400), walkBars({ length: 0, seed: 1 })])
      expectValid(apply(history(bars), createRandom(1)), history(bars));
  });

  test('is the same for the same seed and another for another', () => {
    const path = history(walkBars({ length: 800, seed: 3 }));
    const first = fingerprint(apply(path, createRandom(42)));
    expect(fingerprint(apply(path, createRandom(42)))).toBe(first);
    expect(fingerprint(apply(path, createRandom(43)))).not.toBe(first);
  });

  test('leaves the path it is given as it was', () => {
    const path: PricePath = {
      ...history(walkBars({ length: 500, seed: 4 })),
      liquidity: new Float64Array(500).fill(0.5),
    };
    const before = fingerprint(path);
    apply(path, createRandom(9));
    expect(fingerprint(path)).toBe(before);
  });

  test('stacks on any other, and the path says so', () => {
    for (const other of stressScenarios) {
      const path = history(walkBars({ length: 600, seed: 6 }));
      const stacked = apply(other.apply(path, createRandom(1)), createRandom(2));
      expectValid(stacked, path);
      expect(stacked.name).toBe(`${other.name}+${name}`);
    }
  });

  test('works on bars of every width', () => {
    for (const period of ['1m', '5m', '1h', '1d', '1w'] as const)
      for (const calendar of ['exchange', 'fx', 'always'] as const) {
        const path = history(walkBars({ length: 3_000, seed: 8, period, calendar, volatility: 0.001 }));
        const stressed = apply(path, createRandom(5));
        expectValid(stressed, path);
        expect(fingerprint(stressed)).not.toBe(fingerprint(path));
      }
  });

  test('a bar before all events is untouched to the last bit', () => {
    const { bars } = apply(history(walkBars({ length: 300, seed: 2 })), createRandom(1));
    const original = walkBars({ length: 300, seed: 2 });
    expect([bars.open[0], bars.high[0], bars.low[0], bars.close[0]]).toEqual([
      original.open[0],
      original.high[0],
      original.low[0],
      original.close[0],
    ]);
  });
});
