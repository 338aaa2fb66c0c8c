import { evolutionPolicy } from './policy';
import { searchPolicy } from './search-policy';

/** What an evaluation tells of how a strategy trades, whether or not it trades well. */
export interface BehaviourEvidence {
  readonly inSample: {
    readonly turnover?: number;
    /** Mean bars from a trade's entry to its exit. */
    readonly holdingBars?: number;
    readonly exposure?: number;
  };
  readonly regimes?: readonly RegimeOutcome[];
}

export interface RegimeOutcome {
  readonly regime: string;
  readonly bars: number;
  readonly sharpe?: number;
}

export const regimeProfiles = ['unknown', 'even', 'low', 'medium', 'high'] as const;
export type RegimeProfile = (typeof regimeProfiles)[number];

/**
 * The cell of a behaviour, `t2-h0-e1-high`: the bins of turnover, holding time and exposure, and the volatility regime in which it does best.
 * Two strategies in one cell trade alike. Undefined where one of the three figures is: what has not traded has no behaviour.
 */
export function describeBehaviour({ inSample, regimes }: BehaviourEvidence): string | undefined {
  const { turnover, holdingBars, exposure } = inSample;
  if (turnover === undefined || holdingBars === undefined || exposure === undefined) return undefined;
  const { behaviour } = searchPolicy;
  const bins = [
    `t${findBin(turnover, behaviour.turnover)}`,
    `h${findBin(holdingBars, behaviour.holdingBars)}`,
    `e${findBin(exposure, behaviour.exposure)}`,
  ];
  return [...bins, findProfile(regimes ?? [])].join('-');
}

/** Every cell there is. */
export function countCells(): number {
  const { turnover, holdingBars, exposure } = searchPolicy.behaviour;
  return (turnover.length + 1) * (holdingBars.length + 1) * (exposure.length + 1) * regimeProfiles.length;
}

/** Edges at or below the value: an edge belongs to the bin above it. */
function findBin(value: number, edges: readonly number[]): number {
  return edges.filter((edge) => value >= edge).length;
}

function findProfile(outcomes: readonly RegimeOutcome[]): RegimeProfile {
  const judged = (['low', 'medium', 'high'] as const).flatMap((regime) => {
    const outcome = outcomes.find((one) => one.regime === regime);
    const known = outcome?.sharpe !== undefined && outcome.bars >= evolutionPolicy.fitness.minRegimeBars;
    return known ? [{ regime, sharpe: outcome.sharpe }] : [];
  });
  if (judged.length < 2) return 'unknown';
  const ratios = judged.map(({ sharpe }) => sharpe);
  const best = Math.max(...ratios);
  if (best - Math.min(...ratios) < searchPolicy.behaviour.evenSpread) return 'even';
  return judged.find(({ sharpe }) => sharpe === best)?.regime ?? 'unknown';
}
