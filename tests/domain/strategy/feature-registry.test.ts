import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import type { Feature } from '../../../src/domain/market/feature';
import { featureRegistry, findFeature, resolveFeature } from '../../../src/domain/strategy/feature-registry';
import type { Genome } from '../../../src/domain/strategy/genome';
import { readSentences } from '../../../src/domain/strategy/sentence-reading';
import { describeGenome } from '../../../src/domain/strategy/sentences';
import { featureCases, sameBits, withOtherFuture, type FeatureCase } from '../../support/feature-laws';
import { anyBars, flatBars, walkBars } from '../../support/random-bars';
import { roughBars } from '../../support/rough-bars';

test('every feature is found under its name, and no two share one', () => {
  expect(new Set(featureRegistry.map(({ name }) => name)).size).toBe(featureRegistry.length);
  for (const feature of featureRegistry) expect(findFeature(feature.name)).toBe(feature);
});

test('names that every object answers to are no features', () => {
  expect(findFeature('constructor')).toBeUndefined();
  expect(findFeature('__proto__')).toBeUndefined();
});

test('a reference resolves to its feature and its numbers', () => {
  expect(resolveFeature('sma(050)')).toEqual({ feature: findFeature('sma'), parameters: [50] });
});

test('however many references are asked for, each resolves to its own numbers, again and again', () => {
  const periods = Array.from({ length: 12_000 }, (_, index) => (index % 6_000) + 1);
  expect(periods.filter((period) => resolveFeature(`sma(${period})`).parameters[0] !== period)).toEqual([]);
});

test.each(['astrology(3)', 'sma(fifty)', ''])('resolving %j, which was never checked, is a fault', (ref) => {
  expect(() => resolveFeature(ref)).toThrow(RangeError);
});

/** The smallest and the largest parameters of a feature. */
const casesOf = (feature: Feature): FeatureCase[] =>
  featureCases([feature]).filter(({ parameters }) =>
    parameters.every((value, i) => value <= feature.parameters[i]!.max),
  );
const named = featureRegistry.map((feature) => [feature.name, feature] as const);

/** A stock by the day and a currency by the hour, both with motionless stretches and gaps. */
const rough = {
  days: roughBars({ seed: 31, length: 1_400, still: 0.004, gaps: 0.02 }),
  hours: roughBars({ seed: 32, length: 1_400, still: 0.004, gaps: 0.01, period: '1h', calendar: 'fx' }),
  elsewhere: roughBars({ seed: 33, length: 300, gaps: 0.1 }),
};

/** As much of a market as the feature needs to have something to say. */
function marketsFor({ feature, parameters }: FeatureCase): Bars[] {
  const length = Math.min(1_400, 240 + feature.warmupBars(parameters));
  return [rough.days, rough.hours].map((bars) => sliceBars(bars, 0, length));
}

describe.each(named)('%s', (_, feature) => {
  const cases = casesOf(feature);

  test('bar by bar it gives the column to the last bit, and what comes later changes nothing, cut off or altered', () => {
    for (const one of cases)
      for (const bars of marketsFor(one)) {
        const { length } = bars.close;
        const whole = feature.compute(bars, one.parameters);
        const stream = feature.stream(one.parameters);
        const streamed = Float64Array.from({ length }, (_, t) => stream.push(sliceBars(bars, 0, t + 1), t));
        expect([one.ref, sameBits(streamed, whole)]).toEqual([one.ref, true]);
        const cut = length - 60;
        const past = whole.subarray(0, cut);
        expect(sameBits(feature.compute(sliceBars(bars, 0, cut), one.parameters), past)).toBe(true);
        const altered = withOtherFuture(bars, rough.elsewhere, cut);
        expect(sameBits(feature.compute(altered, one.parameters).subarray(0, cut), past)).toBe(true);
      }
  });

  test('its values are finite or none, in the range of their unit, and none comes before the declared warm-up', () => {
    for (const one of cases) for (const bars of marketsFor(one)) expect(findFaults(one, bars)).toEqual([]);
  });

  test('nor are they anything else on bars of one price, one bar, none at all, or huge and tiny prices', () => {
    fc.assert(
      fc.property(anyBars({ maxLength: 60 }), (bars) => {
        for (const one of cases) expect(findFaults(one, bars)).toEqual([]);
      }),
      { numRuns: 10 },
    );
    const walk = walkBars({ length: 300, seed: 34 });
    const odd = [flatBars(300), flatBars(0), sliceBars(walk, 0, 1), scaled(walk, 2 ** 500), scaled(walk, 2 ** -500)];
    for (const one of cases) for (const bars of odd) expect(findFaults(one, bars)).toEqual([]);
  });
});

/** What does not hold of the values of a feature that holds on any bars whatever. */
function findFaults({ feature, parameters, ref }: FeatureCase, bars: Bars): string[] {
  const column = feature.compute(bars, parameters);
  const [low, high] = rangeOf(feature);
  const values = column.filter((value) => !Number.isNaN(value));
  const first = column.findIndex((value) => !Number.isNaN(value));
  const laws: readonly [string, boolean][] = [
    ['one value a bar', column.length === bars.close.length],
    ['finite', values.every(Number.isFinite)],
    ['in range', values.every((value) => value >= low - 1e-9 && value <= high + 1e-9)],
    // How many bars make a higher one is the market's matter: there the warm-up is the most that it takes.
    ['warm-up', first < 0 || feature.family === 'timeframe' || first >= feature.warmupBars(parameters)],
  ];
  return laws.filter(([, holds]) => !holds).map(([law]) => `${ref}: ${law}`);
}

function rangeOf({ unit, words }: Feature): readonly [low: number, high: number] {
  if (unit === 'index') return [0, 100];
  if (unit === 'fraction' && /\b(?:probability|share|rank|agreement)\b/.test(words)) return [0, 1];
  if (unit === 'price' || unit === 'ordinal') return [unit === 'price' ? Number.NEGATIVE_INFINITY : 0, Infinity];
  return [Number.NEGATIVE_INFINITY, Infinity];
}

function scaled(bars: Bars, factor: number): Bars {
  const times = (prices: Float64Array): Float64Array => prices.map((price) => price * factor);
  return { ...bars, open: times(bars.open), high: times(bars.high), low: times(bars.low), close: times(bars.close) };
}

test('no two features have the same words, whatever the numbers in them', () => {
  const plain = featureRegistry.map(({ words }) => words.replaceAll(/\{\w+\}/g, '#'));
  expect(plain.filter((words, i) => plain.indexOf(words) !== i)).toEqual([]);
});

test.each(named)('a sentence about %s is read as one about it and no other', (_, feature) => {
  for (const { ref } of casesOf(feature)) {
    const right = feature.threshold?.max ?? (ref === 'close' ? 'open' : 'close');
    const genome: Genome = {
      ...{ schema: 1, long: { enter: { left: ref, is: 'above', right } }, exits: { maxBars: 5 } },
      sizing: { kind: 'fixed', fraction: 0.25 },
    };
    expect(readSentences(describeGenome(genome).join('\n'))).toEqual({ genome });
  }
});

test.each(named)('%s has a name, words with every parameter, a source, a grid and a scale', (_, feature) => {
  const { name, words, source, parameters, threshold, unit } = feature;
  expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
  expect(source).not.toBe('');
  expect([...words.matchAll(/\{(\w+)\}/g)].map(([, one]) => one).sort()).toEqual(
    parameters.map((one) => one.name).sort(),
  );
  for (const { min, max, step } of parameters)
    expect(Math.abs((max - min) / step - Math.round((max - min) / step))).toBeLessThan(1e-9);
  expect(threshold === undefined).toBe(unit === 'price');
});

const sessions: Bars = { ...rough.hours, calendar: 'exchange' };
/** Every Monday the price gains a hundredth. */
const habits = ((): Bars => {
  const walk = walkBars({ length: 1_400, seed: 35, timezone: 'UTC' });
  let factor = 1;
  const factors = walk.time.map((time) => (factor *= new Date(time).getUTCDay() === 1 ? 1.01 : 1));
  const times = (prices: Float64Array): Float64Array => prices.map((price, t) => price * factors[t]!);
  return {
    ...walk,
    open: times(walk.open),
    high: times(walk.high),
    low: times(walk.low),
    close: times(walk.close),
  };
})();

test.each(named.filter(([, { threshold }]) => threshold))(
  '%s crosses a value of its grid on a market that moves, or a condition on it could never change',
  (_, feature) => {
    const { min, max, step } = feature.threshold!;
    const steps = Array.from({ length: Math.round((max - min) / step) + 1 }, (_, i) => min + i * step);
    const [smallest] = casesOf(feature);
    const values = [rough.days, rough.hours, sessions, habits].flatMap((bars) =>
      [...feature.compute(bars, smallest!.parameters)].filter((value) => !Number.isNaN(value)),
    );
    const [lowest, highest] = [Math.min(...values), Math.max(...values)];
    expect(steps.filter((value) => value > lowest && value <= highest).length).toBeGreaterThan(0);
  },
);
