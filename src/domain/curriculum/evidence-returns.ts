import type { BarRange } from '../market/bars';
import { setAccountTerms } from '../evolution/account-terms';
import { takeInSample } from '../evolution/arena';
import { runStretch } from '../evolution/stretch';
import { computeAccountReturns } from '../simulation/account-returns';
import { holdInstrument } from '../simulation/buy-and-hold';
import { createSimulatedMarket } from '../simulation/simulated-market';
import type { Genome } from '../strategy/genome';
import type { ReturnMatrix, StageEvidence } from '../validation/stage-evidence';
import { runOnGround, type EvidenceCourse, type EvidenceGround, type NamedGenome } from './evidence-course';

/** What the candidate came to on either side of the hold-out, bar by bar and trade by trade, and what holding came to. */
export function measureReturns(ground: EvidenceGround): Pick<StageEvidence, 'returns' | 'profits' | 'regimes'> {
  const inSample = measureRange(ground, ground.inSample);
  const outOfSample = measureRange(ground, ground.outOfSample);
  return {
    returns: {
      inSample: inSample.returns,
      outOfSample: outOfSample.returns,
      heldInSample: inSample.held,
      heldOutOfSample: outOfSample.held,
    },
    profits: { inSample: inSample.profits, outOfSample: outOfSample.profits },
    regimes: { inSample: inSample.regimes, outOfSample: outOfSample.regimes },
  };
}

function measureRange(ground: EvidenceGround, range: BarRange) {
  const { from, to } = range;
  const { bars, market, candidate } = ground;
  const { returns, simulation } = runOnGround(ground, candidate.genome, range);
  return {
    returns,
    held: computeAccountReturns(holdInstrument(bars, from, to), 1),
    profits: Float64Array.from(simulation.trades, ({ profit }) => profit),
    regimes: market.volatilityRegime.slice(from, to),
  };
}

/** How rows are watched on the way: `shouldStop` is asked before each, and what is not done by then is left out. */
export interface RowWatch {
  shouldStop(): boolean;
  onDone(more: number): void;
}

/** Returns of strategies over a range under the stage's constraints, one row each, in their order. */
export function replayRows(
  ground: EvidenceGround,
  { rows, range }: { readonly rows: readonly NamedGenome[]; readonly range: BarRange },
  watch: RowWatch,
): ReturnMatrix {
  const columns = range.to - range.from;
  const values = new Float64Array(rows.length * columns);
  for (const [row, { genome }] of rows.entries()) {
    if (watch.shouldStop()) break;
    values.set(runOnGround(ground, genome, range).returns, row * columns);
    watch.onDone(1);
  }
  return { rows: rows.length, columns, values };
}

/** In-sample returns of a strategy that was trained, as the stage will judge it: what a review goes by. */
export function replayInSample(
  { bars, costs, constraints }: Pick<EvidenceCourse, 'bars' | 'costs' | 'constraints'>,
  genome: Genome,
): Float64Array {
  const market = createSimulatedMarket(takeInSample(bars));
  const range = { from: 0, to: market.path.bars.close.length };
  return runStretch(genome, market, { ...setAccountTerms({ costs, training: { constraints } }), ...range }).returns;
}
