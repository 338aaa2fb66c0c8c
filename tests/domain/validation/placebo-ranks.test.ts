import { rankPlacebos, type PlaceboRank } from '../../../src/domain/validation/placebo-ranks';
import type { PlaceboEvidence, PlaceboSample } from '../../../src/domain/validation/placebos';

const nineteen = Float64Array.from({ length: 19 }, (_, place) => place / 10);

function sampleOf(candidate: number | undefined, undefinedDraws = 0): PlaceboSample {
  return {
    candidate: candidate === undefined ? {} : { sharpe: candidate },
    exposure: 0.5,
    draws: [{ kind: 'shuffled', sharpe: nineteen, undefinedDraws }],
    drift: { sharpe: 1 },
    lagged: { sharpe: 1.7, pBetter: 0.03 },
  };
}

function rank(candidate: number | undefined, undefinedDraws = 0): Map<string, PlaceboRank> {
  const evidence: PlaceboEvidence = { inSample: sampleOf(5), outOfSample: sampleOf(candidate, undefinedDraws) };
  const ranks = rankPlacebos(evidence, 0.05).filter(({ range }) => range === 'outOfSample');
  return new Map(ranks.map((one) => [one.kind, one]));
}

test('a p-value counts the candidate itself among the draws, and ties against it', () => {
  expect(rank(2).get('shuffled')).toMatchObject({ pValue: 1 / 20, beaten: true, draws: 19, placebo: 0.9 });
  expect(rank(1.8).get('shuffled')).toMatchObject({ pValue: 2 / 20, beaten: false });
  expect(rank(-1).get('shuffled')).toMatchObject({ pValue: 1, beaten: false });
  const interval = rank(2).get('shuffled')!.interval!;
  expect([interval.lower, interval.upper].map((bound) => bound.toFixed(3))).toEqual(['0.090', '1.710']);
});

test('draws without a ratio are not beaten', () => {
  expect(rank(2, 20).get('shuffled')).toMatchObject({ pValue: 21 / 40, beaten: false, draws: 39 });
});

test('drift is beaten by more than itself, and acting late where it is not significantly better', () => {
  expect(rank(1).get('drift')).toMatchObject({ placebo: 1, beaten: false });
  expect(rank(1.01).get('drift')?.beaten).toBe(true);
  expect(rank(2).get('lagged')).toMatchObject({ placebo: 1.7, pValue: 0.03, beaten: false });
});

test('a candidate without a ratio beats nothing, and is not said to be beaten', () => {
  for (const kind of ['shuffled', 'drift']) {
    expect(rank(undefined).get(kind)).not.toHaveProperty('beaten');
    expect(rank(undefined).get(kind)).not.toHaveProperty('pValue');
  }
});

test('both ranges are ranked', () => {
  const ranks = rankPlacebos({ inSample: sampleOf(5), outOfSample: sampleOf(0) }, 0.05);
  expect(ranks.map(({ range, kind, beaten }) => `${range} ${kind} ${beaten}`)).toEqual([
    'inSample shuffled true',
    'inSample drift true',
    'inSample lagged false',
    'outOfSample shuffled false',
    'outOfSample drift false',
    'outOfSample lagged false',
  ]);
});
