import { computeBacktestOverfitting } from '../../domain/validation/backtest-overfitting';
import { crossValidateSelection } from '../../domain/validation/cross-validation';
import { estimateEffectiveTrials } from '../../domain/validation/effective-trials';
import type { GateName, GatePolicies } from '../../domain/validation/gate-plan';
import { deflateReturns } from '../../domain/validation/gates/deflation';
import { selectRows } from '../../domain/validation/gates/trial-matrix';
import { rankPlacebos } from '../../domain/validation/placebo-ranks';
import type { StageEvidence } from '../../domain/validation/stage-evidence';
import type { StageReading } from './candidate-reading';
import type { Chart } from './charts/chart';
import { crossValidationChart } from './charts/cross-validation-chart';
import { deflationChart, type DeflationCurve } from './charts/deflation-chart';
import { countBins, overfittingChart } from './charts/overfitting-chart';
import { placeboChart, placeboWords } from './charts/placebo-chart';
import { formatFigure, formatProbability } from './figure-text';

/** A picture, and a table that says the same in figures. */
export interface EvidencePicture {
  readonly chart: Chart;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The evidence of a stage as pictures, computed from what is recorded by the functions, and under the policies, that its gates went by. What a gate could not
 * look at is not drawn.
 */
export function listEvidencePictures(stage: StageReading): EvidencePicture[] {
  const { found } = stage;
  if (!found) return [];
  return [
    ...drawDeflation(stage, found),
    ...drawOverfitting(stage, found),
    ...drawCrossValidation(stage, found),
    ...drawPlacebos(stage, found),
  ];
}

/** The policy of a gate that did look at the evidence. */
function findPolicy<Name extends GateName>({ judged }: StageReading, gate: Name): GatePolicies[Name] | undefined {
  const verdict = judged.find((recorded) => recorded.verdict.gate === gate)?.verdict;
  return verdict && verdict.statistics.length > 0 ? (verdict.policy as GatePolicies[Name]) : undefined;
}

/** Numbers of strategies that a curve is drawn through, equally far apart in ratio. */
const curveSteps = 60;
/** Of these every tenth stands in the table. */
const tableStep = 10;

function drawDeflation(stage: StageReading, { returns, counts }: StageEvidence): EvidencePicture[] {
  const policy = findPolicy(stage, 'in-sample-skill');
  if (!policy || !findPolicy(stage, 'out-of-sample-skill')) return [];
  const { trials, looks, effectiveTrials } = counts;
  const most = 10 * Math.max(trials, looks, 1);
  const inSample = traceDeflation(returns.inSample, { own: trials, most, effective: effectiveTrials });
  const outOfSample = traceDeflation(returns.outOfSample, { own: looks, most, effective: undefined });
  if (!inSample || !outOfSample) return [];
  const { confidence } = policy;
  return [
    {
      chart: deflationChart({ id: `deflation-${stage.stage}`, inSample, outOfSample, confidence }),
      header: ['Strategies tried', 'In sample', 'Out of sample'],
      rows: inSample.points.flatMap(({ trials: tried, probability }, step) =>
        step % tableStep === 0
          ? [
              [
                formatFigure(tried, 'count'),
                formatProbability(probability),
                formatProbability(outOfSample.points[step]?.probability),
              ],
            ]
          : [],
      ),
    },
  ];
}

function traceDeflation(
  returns: Float64Array,
  { own, most, effective }: { own: number; most: number; effective: number | undefined },
): DeflationCurve | undefined {
  const at = (trials: number) => {
    const probability = deflateReturns(returns, Math.max(1, trials));
    return probability === undefined ? [] : [{ trials: Math.max(1, trials), probability }];
  };
  const [point] = at(own);
  if (!point) return undefined;
  const points = Array.from({ length: curveSteps + 1 }, (_, step) => at(most ** (step / curveSteps))).flat();
  const [beside] = effective === undefined ? [] : at(effective);
  return { points, own: point, ...(beside && { effective: beside }) };
}

function drawOverfitting(stage: StageReading, { trialReturns }: StageEvidence): EvidencePicture[] {
  const policy = findPolicy(stage, 'backtest-overfitting');
  if (!policy || !trialReturns) return [];
  const { representatives = [] } = estimateEffectiveTrials(trialReturns) ?? {};
  const result = computeBacktestOverfitting(selectRows(trialReturns, representatives), policy);
  if (!result) return [];
  const { logits, pbo } = result;
  const { maxProbability } = policy;
  return [
    {
      chart: overfittingChart({ id: `overfitting-${stage.stage}`, logits, pbo, maxProbability }),
      header: ['Logit, centre of the bin', 'Share of the combinations'],
      rows: countBins(logits).map(({ label, share }) => [label, formatFigure(share, 'share')]),
    },
  ];
}

function drawCrossValidation(stage: StageReading, { trialReturns, periodsPerYear }: StageEvidence): EvidencePicture[] {
  const policy = findPolicy(stage, 'cross-validation');
  if (!policy || !trialReturns) return [];
  const result = crossValidateSelection(trialReturns, { ...policy, periodsPerYear });
  if (!result) return [];
  const { paths, lower } = result;
  return [
    {
      chart: crossValidationChart({ id: `paths-${stage.stage}`, paths, lower, quantile: policy.quantile }),
      header: ['Path', 'Sharpe ratio'],
      rows: [...paths]
        .sort((a, b) => a - b)
        .map((ratio, rank) => [formatFigure(rank + 1, 'count'), formatFigure(ratio, 'ratio')]),
    },
  ];
}

function drawPlacebos(stage: StageReading, { placebos }: StageEvidence): EvidencePicture[] {
  const policy = findPolicy(stage, 'placebos');
  if (!policy || !placebos) return [];
  const ranks = rankPlacebos(placebos, policy.level);
  return (['inSample', 'outOfSample'] as const).map((range) => {
    const where = range === 'inSample' ? 'in sample' : 'out of sample';
    const own = ranks.filter((rank) => rank.range === range);
    return {
      chart: placeboChart(own, { id: `placebos-${where.replaceAll(' ', '-')}-${stage.stage}`, where }),
      header: ['Placebo', 'Sharpe ratio', 'Middle nine tenths', 'p', 'Beaten'],
      rows: own.map(({ kind, placebo, interval, pValue, beaten }) => [
        placeboWords[kind],
        formatFigure(placebo, 'ratio'),
        interval ? `${formatFigure(interval.lower, 'ratio')} to ${formatFigure(interval.upper, 'ratio')}` : '-',
        pValue?.toFixed(3) ?? '-',
        beaten === undefined ? 'cannot be told' : beaten ? 'yes' : 'no',
      ]),
    };
  });
}
