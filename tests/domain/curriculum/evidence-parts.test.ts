import {
  createEvidenceMarket,
  layGround,
  runOnGround,
  type EvidenceGround,
} from '../../../src/domain/curriculum/evidence-course';
import { collectPart, type EvidenceRequest } from '../../../src/domain/curriculum/evidence-parts';
import { evidencePolicy } from '../../../src/domain/curriculum/evidence-policy';
import { replayInSample } from '../../../src/domain/curriculum/evidence-returns';
import { judgingConstraints } from '../../../src/domain/curriculum/judging-constraints';
import { sliceBars } from '../../../src/domain/market/bars';
import { genomeId } from '../../../src/domain/strategy/canonical-genome';
import { knownStrategies } from '../../../src/domain/strategy/strategy-families';
import { wanderingBars } from '../../fakes/recorded-run';

const bars = wanderingBars(700);
const market = createEvidenceMarket(bars);
const strategies = knownStrategies({ hasVolume: true, period: '1d' })
  .slice(0, 4)
  .map((genome) => ({ id: genomeId(genome), genome }));
const [candidate, other] = strategies as [(typeof strategies)[0], (typeof strategies)[0]];
const watch = { shouldStop: () => false, onDone: () => undefined };

const groundOf = (changes: Partial<EvidenceGround> = {}): EvidenceGround => {
  const constraints = judgingConstraints('mastery');
  const course = { dataset: 'd', bars, candidate, costs: 'default' as const, constraints, seed: 1, stage: 'mastery' };
  return layGround({ ...course, ...changes }, market);
};
const collect = (request: EvidenceRequest, ground = groundOf()) => collectPart(request, ground, watch);

test('returns, holding and regimes cover the bars of each side, and none of the purge between', () => {
  const { returns, regimes, profits } = collect({ part: 'returns' });
  expect([returns!.inSample, returns!.heldInSample, regimes!.inSample].map(({ length }) => length)).toEqual([
    504, 504, 504,
  ]);
  expect([returns!.outOfSample, returns!.heldOutOfSample, regimes!.outOfSample].map(({ length }) => length)).toEqual([
    175, 175, 175,
  ]);
  expect(profits!.inSample.length).toBeGreaterThan(0);
  expect(returns!.heldOutOfSample[174]).toBeCloseTo(bars.close[699]! / bars.close[698]! - 1, 12);
  expect(regimes!.outOfSample).toEqual(market.volatilityRegime.slice(525));
});

test('a review goes by the very returns that the stage will judge in sample', () => {
  const { constraints } = groundOf();
  const replayed = replayInSample({ bars, costs: 'default', constraints }, candidate.genome);
  expect(replayed).toEqual(collect({ part: 'returns' }).returns!.inSample);
});

test('what comes after the in-sample bars has no part in what is measured there', () => {
  const shorter = sliceBars(bars, 0, 560);
  const { inSample } = collect({ part: 'returns' }).returns!;
  const cut = layGround({ ...groundOf(), bars: shorter }, createEvidenceMarket(shorter));
  const before = collect({ part: 'returns' }, cut).returns!.inSample;
  // The last bar sells what is held.
  expect(before.subarray(0, 398)).toEqual(inSample.subarray(0, 398));
});

test('rows of the tried are in order, the candidate in the first to the last bit', () => {
  const { returns } = collect({ part: 'returns' });
  const { trialReturns, effectiveTrials } = collect({ part: 'trials', rows: strategies });
  expect(trialReturns).toMatchObject({ rows: 4, columns: 504 });
  expect(trialReturns!.values.subarray(0, 504)).toEqual(returns!.inSample);
  expect(effectiveTrials).toBeGreaterThanOrEqual(1);
  const { lookReturns } = collect({ part: 'looks', rows: strategies });
  expect(lookReturns!.values.subarray(0, 175)).toEqual(returns!.outOfSample);
  const { champion } = collect({ part: 'champion', champion: other });
  expect(champion).toEqual({ strategy: other.id, outOfSample: lookReturns!.values.slice(175, 350) });
});

test('a stage that allows low volatility alone has entries on no other signal', () => {
  const regimesAtEntry = (stage: 'foundation' | 'mastery'): number[] => {
    const ground = groundOf({ constraints: judgingConstraints(stage) });
    const lives = strategies.map(({ genome }) => runOnGround(ground, genome, ground.inSample));
    const trades = lives.flatMap(({ simulation }) => simulation.trades);
    return trades.map(({ entryBar }) => market.volatilityRegime[entryBar - 1]!);
  };
  expect(new Set(regimesAtEntry('foundation'))).toEqual(new Set([1]));
  expect(new Set(regimesAtEntry('mastery')).size).toBeGreaterThan(1);
});

const measured = ['placebos', 'look-ahead', 'perturbation', 'stress', 'safeguards'] as const;
test.each(measured)('%s is the same whenever it is collected, whatever was collected before', (part) => {
  const again = layGround(groundOf(), createEvidenceMarket(bars));
  expect(collect({ part }, again)).toStrictEqual(collect({ part }));
});

test('each draw hangs on the seed and the stage', () => {
  const draws = [{}, { seed: 2 }, { stage: 'excellence' }].map((changes) =>
    JSON.stringify(collect({ part: 'look-ahead' }, groundOf(changes)).lookAhead?.cuts),
  );
  expect(new Set(draws).size).toBe(3);
  expect(JSON.parse(draws[0]!)).toHaveLength(evidencePolicy.lookAheadCuts);
});

test('replays stop where they are asked to', () => {
  let done = 0;
  const stopping = { shouldStop: () => done === 2, onDone: (more: number) => void (done += more) };
  const { lookReturns } = collectPart({ part: 'looks', rows: strategies }, groundOf(), stopping);
  expect(done).toBe(2);
  expect(lookReturns!.values.subarray(2 * 175).every((value) => value === 0)).toBe(true);
});
