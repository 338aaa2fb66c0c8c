import { adjustForFalseDiscovery } from '../../domain/numerics/false-discovery-rate';
import { adjustForFamily } from '../../domain/numerics/family-wise-error';
import { computeNormalCdf } from '../../domain/numerics/normal-distribution';
import type { Random } from '../../domain/numerics/random';
import { volatilityRegimes } from '../../domain/regime/volatility-regime';
import { validateAcrossRegimes } from '../../domain/validation/regime-validation';
import { testSeedSignificance } from '../../domain/validation/seed-significance';
import { drawNormal } from './calibration-samples';
import type { CalibratedFigure, CalibrationStudy } from './calibration-study';

const hypotheses = 10;

const adjustments: readonly CalibratedFigure[] = [
  { kind: 'test', law: 'cautious', name: 'smallest p-value, family-wise', method: 'Holm 1979' },
  { kind: 'test', law: 'cautious', name: 'smallest p-value, false discovery', method: 'Benjamini & Hochberg 1995' },
];

/** All hypotheses true, so that every refusal is a false one; p-values are those of normals that share a part of their variance. */
function studyAdjustment(truth: string, shared: number): CalibrationStudy {
  return {
    truth,
    figures: adjustments,
    replicate: (random) => {
      const common = Math.sqrt(shared) * random.normal();
      const pValues = Array.from({ length: hypotheses }, () =>
        computeNormalCdf(common + Math.sqrt(1 - shared) * random.normal()),
      );
      return [Math.min(...adjustForFamily(pValues)), Math.min(...adjustForFalseDiscovery(pValues))];
    },
  };
}

const required = ['low', 'medium', 'high'] as const;
const periodsPerYear = 252;
/** Of normal errors at 95 %. */
const twoSided = 1.959963984540054;
const regimeRule = 'larger of Mertens 2002 and Lo 2002; a return belongs to the regime known the bar before';

/** Stretches of a hundred bars in each regime by turns, returns three times as wild in high volatility as in low. */
function studyRegimes(truth: string, stretches: number): CalibrationStudy {
  return {
    truth,
    figures: [
      { kind: 'test', law: 'cautious', name: 'worst regime loses, family-wise', method: `${regimeRule}; Holm 1979` },
      { kind: 'test', law: 'uniform', name: 'one regime loses', method: regimeRule },
      { kind: 'test', law: 'uniform', name: 'all regimes together gain', method: regimeRule },
      { kind: 'interval', level: 0.95, name: 'ratio in one regime', method: regimeRule },
    ],
    replicate: (random) => {
      const { returns, codes } = drawRegimes(random, stretches);
      const options = { required, minBars: 60, level: 0.05, periodsPerYear };
      const { regimes, pooled } = validateAcrossRegimes(returns, codes, options);
      const { sharpe, standardError, lossPValue } = regimes[0] ?? {};
      const holds =
        sharpe === undefined || standardError === undefined ? undefined : Math.abs(sharpe) <= twoSided * standardError;
      return [Math.min(...regimes.flatMap(({ adjusted }) => adjusted ?? [])), lossPValue, pooled.gainPValue, holds];
    },
  };
}

function drawRegimes(random: Random, stretches: number): { returns: Float64Array; codes: Uint8Array } {
  const codes = Uint8Array.from({ length: 100 * stretches }, (_, bar) => 1 + (Math.floor(bar / 100) % required.length));
  const returns = Float64Array.from(codes, (_, bar) => {
    const known = volatilityRegimes[codes[Math.max(bar - 1, 0)]!];
    return 0.005 * (known === 'high' ? 3 : known === 'medium' ? 2 : 1) * random.normal();
  });
  return { returns, codes };
}

const seedTest: CalibrationStudy = {
  truth: '20 episodes whose mean is the target',
  figures: [{ kind: 'test', law: 'uniform', name: 't-test of the seeds', method: 'seed 003 phase 4, two-sided' }],
  replicate: (random) => [testSeedSignificance(drawNormal(random, 20, 1), 1, { level: 0.05, effectSize: 0.5 })?.pValue],
};

/** Several hypotheses at once, and the test of the plans. */
export const familyStudies: readonly CalibrationStudy[] = [
  studyAdjustment('ten true hypotheses, independent', 0),
  studyAdjustment('ten true hypotheses that share half of their variance', 0.5),
  studyRegimes('no skill in three regimes, 600 bars', 6),
  studyRegimes('no skill in three regimes, 3,000 bars', 30),
  seedTest,
];
