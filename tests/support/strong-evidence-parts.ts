import type { EvidenceFragment } from '../../src/domain/curriculum/evidence-assembly';
import { createRandom } from '../../src/domain/numerics/random';
import type { PlaceboSample } from '../../src/domain/validation/placebos';
import { safeguardNames } from '../../src/domain/validation/safeguards';
import type { WalkForwardEvidence } from '../../src/domain/validation/walk-forward-evidence';

const bars = { inSample: 800, outOfSample: 520 };

/** Returns a bar with this mean, in units of their deviation of 0.2 %. */
function drawReturns(length: number, { seed, drift }: { seed: number; drift: number }): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length }, () => 0.002 * (drift + random.normal()));
}

const strong = {
  inSample: drawReturns(bars.inSample, { seed: 1, drift: 0.3 }),
  outOfSample: drawReturns(bars.outOfSample, { seed: 2, drift: 0.3 }),
};

/** The candidate in front of eleven that earn nothing. */
function amongOthers(candidate: Float64Array, seed: number): { rows: number; columns: number; values: Float64Array } {
  const columns = candidate.length;
  const values = new Float64Array(12 * columns);
  values.set(candidate);
  for (let row = 1; row < 12; row++) values.set(drawReturns(columns, { seed: seed + row, drift: 0 }), row * columns);
  return { rows: 12, columns, values };
}

const spread = Float64Array.from({ length: 200 }, (_, draw) => draw / 200 - 0.5);

const placeboSample: PlaceboSample = {
  candidate: { sharpe: 4.5, totalReturn: 0.6 },
  exposure: 0.1,
  draws: (['permuted', 'shuffled', 'random-entries'] as const).map((kind) => {
    return { kind, sharpe: spread, undefinedDraws: 0 };
  }),
  drift: { sharpe: 0.3, totalReturn: 0.02 },
  lagged: { sharpe: 3, totalReturn: 0.4, pBetter: 0.8 },
};

const walkForward: WalkForwardEvidence = {
  windows: [0, 1, 2, 3].map((window) => ({
    train: { from: 0, to: 300 + 100 * window },
    test: { from: 321 + 100 * window, to: 421 + 100 * window },
    strategy: 'f'.repeat(64),
    trainSharpe: 4,
    testSharpe: 4,
  })),
  returns: drawReturns(400, { seed: 3, drift: 0.3 }),
};

/** Parts of the evidence of a candidate with an edge that no gate of the first stage can miss, by name. */
export const strongParts: Readonly<Record<string, EvidenceFragment>> = {
  returns: {
    returns: {
      ...strong,
      heldInSample: drawReturns(bars.inSample, { seed: 4, drift: 0.02 }),
      heldOutOfSample: drawReturns(bars.outOfSample, { seed: 5, drift: 0.02 }),
    },
    profits: {
      inSample: Float64Array.from({ length: 200 }, (_, trade) => (trade % 4 === 0 ? -50 : 60)),
      outOfSample: Float64Array.from({ length: 150 }, (_, trade) => (trade % 4 === 0 ? -50 : 60)),
    },
    regimes: {
      inSample: Uint8Array.from({ length: bars.inSample }, (_, bar) => 1 + (bar % 3)),
      outOfSample: Uint8Array.from({ length: bars.outOfSample }, (_, bar) => 1 + (bar % 3)),
    },
  },
  trials: { trialReturns: amongOthers(strong.inSample, 100), effectiveTrials: 12 },
  looks: { lookReturns: amongOthers(strong.outOfSample, 200) },
  placebos: { placebos: { inSample: placeboSample, outOfSample: placeboSample } },
  'look-ahead': { lookAhead: { cuts: [100, 200, 300, 400, 500], compared: 5_000, mismatches: [] } },
  perturbation: { perturbation: { candidate: 4.5, neighbours: spread.map((one) => 4 + one), undefinedNeighbours: 0 } },
  stress: {
    stress: {
      unstressed: { sharpe: 4.5, totalReturn: 0.6, maxDrawdown: 0.01 },
      scenarios: Array.from({ length: 8 }, (_, one) => ({
        scenario: `scenario ${one}`,
        maxDrawdown: 0.02,
        totalReturn: 0.5,
      })),
    },
  },
  safeguards: { safeguards: { checks: safeguardNames.map((name) => ({ name, passed: true, found: 0, limit: 1 })) } },
  'walk-forward': { walkForward },
};
