import { computeNormalCdf } from '../../domain/numerics/normal-distribution';
import type { Random } from '../../domain/numerics/random';
import {
  bootstrapStudentised,
  computePValueAbove,
  computeStudentisedBounds,
} from '../../domain/numerics/studentised-bootstrap';
import { computeProbabilisticSharpe } from '../../domain/performance/probabilistic-sharpe';
import { computeSharpeEvidence } from '../../domain/performance/sharpe-evidence';
import { computeSharpeInterval } from '../../domain/performance/sharpe-interval';
import { computeSharpeStandardError } from '../../domain/performance/sharpe-standard-error';
import { describeSharpe } from '../../domain/validation/ratio-figures';
import { drawAutoregressive, drawFatTailed, drawGarch, drawNormal, type ReturnSampler } from './calibration-samples';
import type { CalibratedFigure, CalibrationStudy } from './calibration-study';

const resamples = 199;
/** Per period: an annual ratio of 1.6. */
const someSkill = 0.1;
/** Of normal errors at 95 %. */
const twoSided = 1.959963984540054;

const studentised = 'studentised stationary bootstrap, Goetze & Kuensch 1996';

const figures: readonly CalibratedFigure[] = [
  {
    kind: 'test',
    law: 'uniform',
    name: 'probabilistic Sharpe ratio',
    method: 'Bailey & Lopez de Prado 2012, returns taken as independent',
  },
  { kind: 'test', law: 'uniform', name: 'Sharpe ratio by its error', method: 'larger of Mertens 2002 and Lo 2002' },
  { kind: 'test', law: 'uniform', step: 1 / (resamples + 1), name: 'Sharpe ratio, studentised', method: studentised },
  { kind: 'interval', level: 0.95, name: 'error of independent returns', method: 'Mertens 2002' },
  { kind: 'interval', level: 0.95, name: 'autocorrelation-consistent error', method: 'Lo 2002, Newey & West 1994' },
  { kind: 'interval', level: 0.95, name: 'larger of both errors', method: 'Mertens 2002 and Lo 2002' },
  {
    kind: 'interval',
    level: 0.95,
    name: 'Sharpe interval of the report',
    method: 'percentiles of the stationary bootstrap, Politis & Romano 1994',
  },
  { kind: 'interval', level: 0.9, name: 'bounds of the targets', method: studentised },
];

/** One Sharpe ratio: is it above what it truly is, and do its intervals hold that? Where no ratio is named it is an annual one of 1.6. */
export const ratioStudies: readonly CalibrationStudy[] = [
  studyRatio('250 normal returns', { length: 250, draw: drawNormal }),
  studyRatio('250 returns of Student t5', { length: 250, draw: drawFatTailed }),
  studyRatio('250 GARCH returns without skill', { length: 250, draw: drawGarch, ratio: 0 }),
  studyRatio('250 GARCH returns', { length: 250, draw: drawGarch }),
  studyRatio('250 returns, autoregressive by 0.4', { length: 250, draw: drawAutoregressive(0.4) }),
  studyRatio('1,000 returns, autoregressive by 0.4', { length: 1_000, draw: drawAutoregressive(0.4) }),
  studyRatio('250 returns, autoregressive by -0.3', { length: 250, draw: drawAutoregressive(-0.3) }),
];

interface RatioTruth {
  readonly length: number;
  readonly draw: ReturnSampler;
  readonly ratio?: number;
}

function studyRatio(truth: string, { length, draw, ratio = someSkill }: RatioTruth): CalibrationStudy {
  return { truth, figures, replicate: (random) => judgeRatio(draw(random, length, ratio), ratio, random) };
}

function judgeRatio(returns: Float64Array, ratio: number, random: Random): (number | boolean | undefined)[] {
  const evidence = computeSharpeEvidence(returns);
  const error = computeSharpeStandardError(returns);
  const bootstrap = bootstrapStudentised(describeSharpe(returns, 1), { random, resamples });
  const interval = computeSharpeInterval(returns, { random, resamples, level: 0.95, periodsPerYear: 1 });
  const probability = evidence && computeProbabilisticSharpe(evidence, ratio);
  const within = (standardError: number | undefined): boolean | undefined =>
    error && standardError !== undefined
      ? Math.abs(error.sharpePerPeriod - ratio) <= twoSided * standardError
      : undefined;
  const holds = (bounds: { readonly lower: number; readonly upper: number } | undefined): boolean | undefined =>
    bounds && bounds.lower <= ratio && ratio <= bounds.upper;
  return [
    probability === undefined ? undefined : 1 - probability,
    error && computeNormalCdf((ratio - error.sharpePerPeriod) / error.larger),
    bootstrap && computePValueAbove(bootstrap, ratio),
    within(error?.iid),
    within(error?.hac),
    within(error?.larger),
    holds(interval),
    holds(bootstrap && computeStudentisedBounds(bootstrap, 0.95)),
  ];
}
