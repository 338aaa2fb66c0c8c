import type { BarRange } from '../../domain/market/bars';
import type { ScoredGenome } from '../../activities/ports';
import { setAccountTerms } from '../../domain/evolution/account-terms';
import { takeInSample } from '../../domain/evolution/arena';
import { createAssessmentMarket } from '../../domain/evolution/assessment';
import { runStretch } from '../../domain/evolution/stretch';
import { holdInstrument } from '../../domain/simulation/buy-and-hold';
import { createSimulatedMarket, type SimulatedMarket } from '../../domain/simulation/simulated-market';
import type { RunReading } from './run-reading';

/** What one unit of money became at each close of a stretch of bars. */
export interface GrowthCurve {
  readonly time: Float64Array;
  readonly strategy: Float64Array;
  readonly holding: Float64Array;
}

export interface GrowthCurves {
  readonly inSample: GrowthCurve;
  /** Absent until the run is concluded, and in a run for training, which looks at it never. */
  readonly outOfSample?: GrowthCurve;
}

/** The curves of one strategy beside buy-and-hold. Each stretch starts again from 1, and no trade reaches across. */
export function traceGrowth({ genome, heredity }: ScoredGenome, { run, bars, holdOut }: RunReading): GrowthCurves {
  const trace = (market: SimulatedMarket, range: BarRange): GrowthCurve => {
    const terms = setAccountTerms(run.settings, heredity.gains);
    const { simulation } = runStretch(genome, market, { ...terms, ...range });
    return {
      time: bars.time.subarray(range.from, range.to),
      strategy: simulation.equity.map((equity) => equity / terms.initialCapital),
      holding: holdInstrument(bars, range.from, range.to),
    };
  };
  const inSample = trace(createSimulatedMarket(takeInSample(bars)), holdOut.inSample);
  if (!run.conclusion || run.settings.training) return { inSample };
  return { inSample, outOfSample: trace(createAssessmentMarket(bars, run.settings).market, holdOut.outOfSample) };
}

/** How far each point lies below the highest before it, 1 at the start included: 0 at a high, -0.2 a fifth below. */
export function traceDrawdown(growth: Float64Array): Float64Array {
  let peak = 1;
  return growth.map((value) => {
    peak = Math.max(peak, value);
    return value / peak - 1;
  });
}
