import type { PricePath } from '../market/bars';
import { computeQuantile } from '../numerics/quantile';
import { createSimulatedMarket } from '../simulation/simulated-market';
import { computeStrategySignals } from '../simulation/strategy-signals';
import type { Scenario } from '../stress/scenario';
import { applyScenario } from '../stress/stressed-path';
import { computeRunFigures, runSignals, type RunFigures } from './candidate-run';
import type { CandidateSetting } from './candidate-setting';

/** The candidate on the history as it was and as each scenario makes it. */
export interface StressEvidence {
  readonly unstressed: RunFigures;
  readonly scenarios: readonly (RunFigures & { readonly scenario: string })[];
}

export interface StressOptions {
  readonly scenarios: readonly Scenario[];
  /** The scenarios' places are drawn from it. */
  readonly seed: number;
}

/**
 * Trades every scenario from the first bar to the last under the candidate's own conditions. Pass the in-sample bars: a scenario of the whole history
 * would show what is held out. Throws a RangeError on a scenario that is not sound.
 */
export function measureStress(
  setting: CandidateSetting,
  history: PricePath,
  { scenarios, seed }: StressOptions,
): StressEvidence {
  const measure = (path: PricePath): RunFigures => {
    const market = createSimulatedMarket(path);
    const signals = computeStrategySignals(setting.genome, market.columns);
    const range = { from: 0, to: path.bars.close.length };
    return computeRunFigures(runSignals(setting, signals, { market, range }).returns, market.periodsPerYear);
  };
  return {
    unstressed: measure(history),
    scenarios: scenarios.map((scenario) => ({
      scenario: scenario.name,
      ...measure(applyScenario(history, scenario, seed)),
    })),
  };
}

export interface StressSummary {
  readonly scenarios: number;
  /** Deepest drawdown and the scenario that brought it; absent where one of them is undefined: it may have been deeper. */
  readonly worst?: { readonly scenario: string; readonly maxDrawdown: number };
  /** Median of what the scenarios took from the total return; absent where one of the returns is undefined. */
  readonly medianLoss?: number;
}

export function summariseStress({ unstressed, scenarios }: StressEvidence): StressSummary {
  const drawdowns = scenarios.flatMap(({ scenario, maxDrawdown }) =>
    maxDrawdown === undefined ? [] : [{ scenario, maxDrawdown }],
  );
  const losses = scenarios.flatMap(({ totalReturn }) =>
    totalReturn === undefined || unstressed.totalReturn === undefined ? [] : [unstressed.totalReturn - totalReturn],
  );
  const [worst] = [...drawdowns].sort((a, b) => b.maxDrawdown - a.maxDrawdown);
  const medianLoss = losses.length === scenarios.length ? computeQuantile(losses, 0.5) : undefined;
  return {
    scenarios: scenarios.length,
    ...(worst && drawdowns.length === scenarios.length && { worst }),
    ...(medianLoss !== undefined && { medianLoss }),
  };
}
