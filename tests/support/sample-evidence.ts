import { createRandom, type Random } from '../../src/domain/numerics/random';
import type { GateOrder, GatePlan } from '../../src/domain/validation/gate-plan';
import type { JudgementExpectation } from '../../src/domain/validation/gate-judgement';
import { gatePolicy } from '../../src/domain/validation/gates/policy';
import type { ReturnMatrix, StageEvidence } from '../../src/domain/validation/stage-evidence';

const [inSampleBars, outOfSampleBars] = [600, 320];

/** Returns a bar with a deviation of 1 % and a Sharpe ratio, per bar, of about `skill`. */
export function drawReturns(bars: number, skill: number, random: Random): Float64Array {
  return Float64Array.from({ length: bars }, () => 0.01 * (skill + random.normal()));
}

/** Evidence of a strategy whose Sharpe ratio is about `skill` a bar, among others that have none: what every gate can judge. */
export function sampleEvidence({ skill = 0.4, seed = 1 }: { skill?: number; seed?: number } = {}): StageEvidence {
  const random = createRandom(seed);
  const inSample = drawReturns(inSampleBars, skill, random);
  const outOfSample = drawReturns(outOfSampleBars, skill, random);
  const codes = (bars: number) => Uint8Array.from({ length: bars }, () => 1 + random.integer(3));
  return {
    schema: 1,
    origin: {
      ...{ candidate: 'planted', stage: 'foundation', strategy: 'a'.repeat(64), dataset: 'd'.repeat(64) },
      ...{ family: 'X/1d', codeVersion: 'c'.repeat(64), settings: '5'.repeat(64), seed: 7 },
    },
    counts: { trials: 5_000, looks: 20, effectiveTrials: 12.5 },
    periodsPerYear: 252,
    returns: {
      ...{ inSample, outOfSample },
      heldInSample: drawReturns(inSampleBars, 0.02, random),
      heldOutOfSample: drawReturns(outOfSampleBars, 0.02, random),
    },
    profits: { inSample: drawReturns(120, 1, random), outOfSample: drawReturns(80, 1, random) },
    regimes: { inSample: codes(inSampleBars), outOfSample: codes(outOfSampleBars) },
    trialReturns: stackRows([inSample, ...drawRows(7, inSampleBars, random)]),
    lookReturns: stackRows([outOfSample, ...drawRows(4, outOfSampleBars, random)]),
    ...sampleMeasurements(skill, random),
  };
}

/** What is measured beside returns, of a strategy of that skill. */
function sampleMeasurements(skill: number, random: Random): Partial<StageEvidence> {
  const sharpe = skill * Math.sqrt(252);
  const draws = (['shuffled', 'permuted', 'random-entries'] as const).map((kind) => ({
    ...{ kind, sharpe: Float64Array.from({ length: 100 }, () => random.normal()), undefinedDraws: 0 },
  }));
  const sample = {
    ...{ candidate: { sharpe, totalReturn: 1 }, exposure: 0.5, draws, drift: { sharpe: 0.3, totalReturn: 0.1 } },
    lagged: { sharpe: sharpe / 2, totalReturn: 0.5, pBetter: 0.99 },
  };
  const window = (number: number) => ({
    train: { from: 0, to: 200 + 100 * number },
    test: { from: 200 + 100 * number, to: 300 + 100 * number },
    ...{ strategy: 'b'.repeat(64), trainSharpe: sharpe + 1, testSharpe: sharpe },
  });
  return {
    placebos: { inSample: sample, outOfSample: sample },
    lookAhead: { cuts: [101, 202, 303, 404, 505], compared: 9_000, mismatches: [] },
    perturbation: {
      ...{ candidate: sharpe, undefinedNeighbours: 1 },
      neighbours: Float64Array.from({ length: 40 }, () => sharpe * (0.7 + 0.3 * random.uniform())),
    },
    walkForward: { windows: [0, 1, 2, 3].map(window), returns: drawReturns(400, skill, random) },
    stress: {
      unstressed: { totalReturn: 1, maxDrawdown: 0.05, sharpe },
      scenarios: ['flash crash', 'slow bleed'].map((scenario) => ({
        ...{ scenario, totalReturn: 0.8, maxDrawdown: 0.08, sharpe: sharpe / 2 },
      })),
    },
    safeguards: {
      checks: gatePolicy.safeguards.checks.map((name) => ({ name, passed: true, found: 0, limit: 1 })),
    },
  };
}

function drawRows(rows: number, bars: number, random: Random): Float64Array[] {
  return Array.from({ length: rows }, () => drawReturns(bars, 0, random));
}

export function stackRows(rows: readonly Float64Array[]): ReturnMatrix {
  return { rows: rows.length, columns: rows[0]!.length, values: Float64Array.from(rows.flatMap((row) => [...row])) };
}

const targets = { sharpe: 0.6, maxDrawdown: 0.2, winRate: 0.48, informationRatio: 0.4 };
const resamples = 200;

/** Every gate with thresholds like those of the first stage; resamples are few, so that a test takes moments. */
export const samplePlan: GatePlan = [
  order('safeguards', gatePolicy.safeguards),
  order('look-ahead', gatePolicy['look-ahead']),
  order('track-record', gatePolicy['track-record']),
  order('in-sample-skill', gatePolicy['in-sample-skill']),
  order('out-of-sample-skill', gatePolicy['out-of-sample-skill']),
  order('skill-beyond-holding', gatePolicy['skill-beyond-holding']),
  order('out-of-sample-interval', { ...gatePolicy['out-of-sample-interval'], resamples }),
  order('backtest-overfitting', { ...gatePolicy['backtest-overfitting'], blocks: 8 }),
  // Trials whose returns are not at hand count as well, which a p-value has to be small enough for.
  order('data-snooping', { ...gatePolicy['data-snooping'], resamples: 14_000 }),
  order('hold-out-family', { ...gatePolicy['hold-out-family'], resamples }),
  order('cross-validation', gatePolicy['cross-validation']),
  order('walk-forward', gatePolicy['walk-forward']),
  order('placebos', gatePolicy.placebos),
  order('stability', gatePolicy.stability),
  order('regimes', { required: ['low', 'medium'], minBars: 60, level: 0.05 }),
  order('stress', { maxDrawdown: 0.2, minScenarios: 2 }),
  order('targets', { targets, margin: 0.2, level: 0.05, resamples }),
  order('episodes', { episodeBars: 10, minEpisodes: 50 }),
  order('non-inferiority', { ...gatePolicy['non-inferiority'], resamples }),
  order('seed-consecutive-episodes', { episodeBars: 10, consecutive: 1, targets: { maxDrawdown: 0.2 } }, 'beside'),
  order('seed-walk-forward', { periods: 3, passRate: 0.95 }, 'beside'),
  order('seed-significance', { targets, episodeBars: 10, level: 0.05, effectSize: 0.5 }, 'beside'),
];

function order<Name extends GateOrder['gate']>(
  gate: Name,
  policy: Extract<GateOrder, { gate: Name }>['policy'],
  role: GateOrder['role'] = 'deciding',
): GateOrder {
  return { gate, role, policy } as GateOrder;
}

/** What the record says when the evidence is what it should be. */
export function expectationOf({ origin, counts, champion }: StageEvidence): JudgementExpectation {
  const { trials, looks } = counts;
  return { origin, counts: { trials, looks }, ...(champion && { champion: champion.strategy }) };
}
