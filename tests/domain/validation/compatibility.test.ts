import fc from 'fast-check';
import type { Bars } from '../../../src/domain/market/bars';
import { canonicalGenome, genomeId } from '../../../src/domain/strategy/canonical-genome';
import type { Genome } from '../../../src/domain/strategy/genome';
import { checkCompatibility } from '../../../src/domain/validation/compatibility';
import { drawnGenome } from '../../support/random-genomes';
import { roughBars } from '../../support/rough-bars';

const bars = roughBars({ seed: 1, length: 400 });
const genome = canonicalGenome({
  schema: 1,
  long: {
    enter: { left: 'close', is: 'above', right: 'sma(50)' },
    exit: { left: 'volume-ratio(20)', is: 'above', right: 2 },
  },
  exits: { stopAtr: 2 },
  sizing: { kind: 'fixed', fraction: 0.5 },
});

function check(
  candidate: unknown,
  changed: Partial<Bars> = {},
  { strategy = genomeId(genome), inSampleBars = 300 } = {},
) {
  return checkCompatibility(candidate, { bars: { ...bars, ...changed }, inSampleBars, strategy });
}

const paths = (problems: readonly { path: string }[]): string[] => problems.map(({ path }) => path);

test('a stored genome fits the data that it was bred on', () => {
  expect(check(genome)).toEqual([]);
  fc.assert(
    fc.property(drawnGenome, (drawn) => {
      const own = canonicalGenome(drawn);
      expect(check(own, {}, { strategy: genomeId(own) })).toEqual([]);
    }),
  );
});

test('another schema, an unknown feature and parameters of another number or order are refused', () => {
  expect(paths(check({ ...genome, schema: 2 }))).toEqual(['schema']);
  const entering = (left: string): unknown => ({ ...genome, long: { enter: { left, is: 'above', right: 50 } } });
  for (const left of ['alpha(3)', 'rsi', 'rsi(14,2)', 'rsi(1000)'])
    expect(paths(check(entering(left)))).toEqual(['long.enter.left']);
  const turned = { ...genome, long: { enter: { left: 'macd-histogram(26,12,9)', is: 'above', right: 0 } } };
  expect(paths(check(turned)).every((path) => path === 'long.enter.left')).toBe(true);
  expect(check(turned)).not.toEqual([]);
  expect(check(null)).not.toEqual([]);
});

test('a genome is the one that its id names, in the form that was hashed', () => {
  const other: Genome = { ...genome, exits: { stopAtr: 2.25 } };
  expect(paths(check(other))).toEqual(['strategy']);
  const spelled: Genome = {
    ...genome,
    long: { ...genome.long!, enter: { not: { not: { left: 'sma(50)', is: 'below', right: 'close' } } } },
  };
  expect(genomeId(canonicalGenome(spelled))).toBe(genomeId(genome));
  expect(paths(check(spelled))).toEqual(['$']);
});

test('volume that the data does not have, and a warm-up as long as the sample, are refused', () => {
  expect(check(genome, { volume: undefined })).toEqual([
    expect.objectContaining({ path: 'features', found: 'volume-ratio(20)' }),
  ]);
  expect(check(genome, {}, { inSampleBars: 49 })).toEqual([
    {
      path: 'features',
      found: 'sma(50) with a warm-up of 49 bars',
      expected: 'fewer than the 49 bars in sample',
    },
  ]);
  expect(check(genome, {}, { inSampleBars: 50 })).toEqual([]);
});

test('bars of which nobody knows how many make a year, and columns that do not fit each other, are refused', () => {
  expect(paths(check(genome, { period: '1y' as never }))).toEqual(['data.period']);
  expect(paths(check(genome, { calendar: 'lunar' as never }))).toEqual(['data.calendar']);
  expect(paths(check(genome, { low: bars.low.subarray(1) }))).toEqual(['data.columns']);
  for (const inSampleBars of [0, 401, Number.NaN])
    expect(paths(check(genome, {}, { inSampleBars }))).toEqual(['data.inSampleBars']);
});
