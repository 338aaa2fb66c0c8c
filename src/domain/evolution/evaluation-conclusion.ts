import { quantise } from '../numerics/quantise';
import { scoreAdaptability, type RegimeRatios } from './adaptability';
import type { Evaluation, Metrics, StressOutcome } from './evaluation';
import type { Fitness } from './fitness';
import { evolutionPolicy } from './policy';
import { scoreProfit } from './profit';
import { scoreRobustness } from './robustness';
import { definedFigures } from './stretch';
import { scoreSurvival } from './survival';
import { measureBreach, type TradingLimits } from './trading-limits';

/** What a genome came to on one path, at full precision. */
export interface PathOutcome {
  readonly scenario: string;
  readonly totalReturn: number | undefined;
  readonly sharpe: number | undefined;
  readonly maxDrawdown: number | undefined;
}

/** What was measured of a genome, whichever way. */
export interface Measurements {
  readonly metrics: Metrics;
  readonly regimes: RegimeRatios;
  /** Annualised Sharpe ratios, oldest first. */
  readonly windows: readonly (number | undefined)[];
  readonly stress: readonly PathOutcome[];
  readonly worlds: readonly PathOutcome[];
}

/** From figures to scores; limits that are broken make a genome less feasible, not less fit. */
export function concludeEvaluation(
  { metrics, regimes, windows, ...paths }: Measurements,
  limits?: TradingLimits,
): Evaluation {
  const stress = paths.stress.map(roundOutcome);
  const worlds = paths.worlds.map(roundOutcome);
  const fitness: Fitness = {
    survival: quantise(scoreSurvival(metrics)),
    profit: quantise(scoreProfit(metrics)),
    adaptability: quantise(scoreAdaptability(regimes, worlds)),
    robustness: quantise(scoreRobustness(stress)),
  };
  return {
    fitness,
    violation: measureViolation(metrics, limits),
    inSample: metrics,
    stress,
    worlds,
    regimes: (['low', 'medium', 'high'] as const).map((regime, code) => ({
      regime,
      bars: regimes.byRegime[code]!.bars,
      ...definedFigures({ sharpe: regimes.byRegime[code]!.sharpe }),
    })),
    windows: windows.map((sharpe) => definedFigures({ sharpe })),
  };
}

function roundOutcome({ scenario, ...figures }: PathOutcome): StressOutcome {
  return { scenario, ...definedFigures(figures) };
}

/** How much is missing from what makes a genome worth judging: 0 when enough trades, enough time in the market, a defined ratio and no limit broken. */
function measureViolation(metrics: Metrics, limits: TradingLimits | undefined): number {
  const { trades, exposure, sharpe } = metrics;
  const { minTrades, minExposure } = evolutionPolicy.feasibility;
  const missingTrades = Math.max(0, 1 - trades / minTrades);
  const missingExposure = Math.max(0, 1 - (exposure ?? 0) / minExposure);
  const breach = limits ? measureBreach(metrics, limits) : 0;
  return quantise(missingTrades + missingExposure + (sharpe === undefined ? 1 : 0) + breach);
}
