import { computeQuantile } from '../numerics/quantile';
import type { PlaceboEvidence, PlaceboKind, PlaceboSample } from './placebos';

/** The candidate against one kind of placebo. Figures are annualised Sharpe ratios; what is undefined is absent. */
export interface PlaceboRank {
  readonly range: 'inSample' | 'outOfSample';
  readonly kind: PlaceboKind | 'drift' | 'lagged';
  readonly candidate?: number;
  /** Of the one placebo, or the median of those drawn. */
  readonly placebo?: number;
  /** The middle nine tenths of those drawn. */
  readonly interval?: { readonly lower: number; readonly upper: number; readonly level: number };
  /** Draws that the p-value rests on. */
  readonly draws?: number;
  /**
   * Of the hypothesis that the candidate is one of the placebos; under 'lagged' of the hypothesis that acting a bar late is not better, so that a
   * small one speaks against the candidate.
   */
  readonly pValue?: number;
  /** Absent where it cannot be said. */
  readonly beaten?: boolean;
}

const level = 0.9;

/**
 * Each kind of placebo in both ranges. Drawn ones are beaten where their p-value, (1 + draws at least as good) / (draws + 1) as Phipson & Smyth (2010)
 * have it, is at most `alpha`; drift is beaten by a higher ratio; acting late is where it is not significantly better. To be asked for all of them
 * at once needs no correction for their number (Berger 1982).
 */
export function rankPlacebos(evidence: PlaceboEvidence, alpha: number): PlaceboRank[] {
  return (['inSample', 'outOfSample'] as const).flatMap((range) => rankSample(range, evidence[range], alpha));
}

function rankSample(range: PlaceboRank['range'], sample: PlaceboSample, alpha: number): PlaceboRank[] {
  const { sharpe } = sample.candidate;
  const candidate = sharpe === undefined ? {} : { candidate: sharpe };
  const drawn = sample.draws.map(({ kind, sharpe: ratios, undefinedDraws }): PlaceboRank => {
    const draws = ratios.length + undefinedDraws;
    const described = { range, kind, ...candidate, ...describeDraws(ratios), draws };
    if (sharpe === undefined) return described;
    const asGood = undefinedDraws + ratios.filter((ratio) => ratio >= sharpe).length;
    const pValue = (1 + asGood) / (draws + 1);
    return { ...described, pValue, beaten: pValue <= alpha };
  });
  const { drift, lagged } = sample;
  return [
    ...drawn,
    {
      range,
      kind: 'drift',
      ...candidate,
      ...(drift.sharpe !== undefined && { placebo: drift.sharpe }),
      ...(sharpe !== undefined && drift.sharpe !== undefined && { beaten: sharpe > drift.sharpe }),
    },
    {
      range,
      kind: 'lagged',
      ...candidate,
      ...(lagged.sharpe !== undefined && { placebo: lagged.sharpe }),
      ...(lagged.pBetter !== undefined && { pValue: lagged.pBetter, beaten: lagged.pBetter > alpha }),
    },
  ];
}

function describeDraws(ratios: Float64Array): Pick<PlaceboRank, 'placebo' | 'interval'> {
  const [lower, median, upper] = [(1 - level) / 2, 0.5, (1 + level) / 2].map((share) => computeQuantile(ratios, share));
  if (lower === undefined || median === undefined || upper === undefined) return {};
  return { placebo: median, interval: { lower, upper, level } };
}
