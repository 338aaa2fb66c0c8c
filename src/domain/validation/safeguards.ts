import type { BarRange } from '../market/bars';
import { sliceBars } from '../market/bars';
import { quantise } from '../numerics/quantise';
import { createSimulatedMarket, type SimulatedMarket } from '../simulation/simulated-market';
import { simulationPolicy } from '../simulation/policy';
import { computeStrategySignals } from '../simulation/strategy-signals';
import type { Trade } from '../simulation/trade';
import { runSignals, type CandidateRun } from './candidate-run';
import type { CandidateSetting } from './candidate-setting';
import { findDifferences, readObservations } from './observations';
import { validationPolicy } from './policy';

/** Seed 003 phase 1 asks for all of them. */
export const safeguardNames = [
  'finite-values',
  'reward-bounds',
  'position-limit',
  'cash-reserve',
  'observation-consistency',
] as const;

export type SafeguardName = (typeof safeguardNames)[number];

export interface SafeguardCheck {
  readonly name: SafeguardName;
  readonly passed: boolean;
  /** Absent where it is not finite. */
  readonly found?: number;
  readonly limit: number;
  /** Where and what, in words; absent where it passed. */
  readonly detail?: string;
}

export interface SafeguardEvidence {
  readonly checks: readonly SafeguardCheck[];
}

export interface SafeguardOptions {
  /** From the first bar on: what the candidate was bred on. */
  readonly inSample: BarRange;
  readonly outOfSample: BarRange;
}

/** The candidate's own account and observations against the bounds that nothing may leave; every check is made, whatever the others say. */
export function checkSafeguards(
  setting: CandidateSetting,
  market: SimulatedMarket,
  { inSample, outOfSample }: SafeguardOptions,
): SafeguardEvidence {
  const signals = computeStrategySignals(setting.genome, market.columns);
  const lives = [inSample, outOfSample].map((range): Life => ({
    ...runSignals(setting, signals, { market, range }),
    range,
    capital: setting.options.initialCapital,
  }));
  return { checks: [...checkLives(lives, setting.options.maxPosition), checkObservations(setting, market, inSample)] };
}

/** The candidate's account over a range of bars. */
export interface Life extends CandidateRun {
  readonly range: BarRange;
  readonly capital: number;
}

/** The checks of what was traded: finite values, reward bounds, the largest position and the least cash. */
export function checkLives(lives: readonly Life[], maxPosition: number): SafeguardCheck[] {
  return [checkFinite(lives), checkReward(lives), ...checkPositions(lives, maxPosition)];
}

function checkFinite(lives: readonly Life[]): SafeguardCheck {
  const { maxNonFinite } = validationPolicy.safeguards;
  const faults = lives.flatMap(({ returns, simulation, range }) =>
    [...returns].flatMap((value, at) => {
      const equity = simulation.equity[at]!;
      const finite = Number.isFinite(value) && Number.isFinite(equity);
      return finite ? [] : [`bar ${range.from + at} has a return of ${value} and an account of ${equity}`];
    }),
  );
  return judgeAtMost('finite-values', { value: faults.length, detail: () => faults[0] ?? '' }, maxNonFinite);
}

/**
 * The seed's reward of a bar is scaled money of an account that began with its capital. Over decades an account outgrows any bound in money, so
 * each bar is rewarded as the first of an episode: by its return on the seed's capital.
 */
function checkReward(lives: readonly Life[]): SafeguardCheck {
  const { rewardBound, rewardScaling } = validationPolicy.safeguards;
  const scale = simulationPolicy.initialCapital * rewardScaling;
  const rewards = lives.flatMap(({ returns, range }) =>
    [...returns].map((value, at): Found => {
      const detail = (): string => `bar ${range.from + at} has a scaled reward of ${quantise(value * scale)}`;
      return { value: Math.abs(value) * scale, detail };
    }),
  );
  return judgeAtMost('reward-bounds', findLargest(rewards), rewardBound);
}

/** Shares of equity as positions were opened, which is what the strategy decides; prices move them later. */
function checkPositions(lives: readonly Life[], maxPosition: number): SafeguardCheck[] {
  const { positionLimit, cashReserve } = validationPolicy.safeguards;
  const entries = lives.flatMap(({ simulation, capital }) => listEntries(simulation.trades, capital));
  const purchase = findLargest(entries.filter(({ side }) => side === 'long'));
  const reserve = judgeAtMost('cash-reserve', purchase, 1 - cashReserve);
  return [
    judgeAtMost('position-limit', findLargest(entries), Math.min(positionLimit, maxPosition)),
    // What is not put into the position is left in cash, and costs are paid from it.
    { ...reserve, ...(reserve.found !== undefined && { found: quantise(1 - reserve.found) }), limit: cashReserve },
  ];
}

function listEntries(trades: readonly Trade[], capital: number): (Found & Pick<Trade, 'side'>)[] {
  let cash = capital;
  return trades.map(({ side, entryBar, entryPrice, quantity, profit }) => {
    const value = (quantity * entryPrice) / cash;
    cash += profit;
    return { side, value, detail: () => `bar ${entryBar} opens a ${side} position of ${quantise(value)} of equity` };
  });
}

function checkObservations({ genome }: CandidateSetting, market: SimulatedMarket, { to }: BarRange): SafeguardCheck {
  const bars = sliceBars(market.path.bars, 0, to);
  const training = createSimulatedMarket({ ...market.path, bars, liquidity: market.path.liquidity?.subarray(0, to) });
  const differences = findDifferences(readObservations(genome, training), readObservations(genome, market), to);
  const [first] = differences;
  const value = differences.reduce((sum, { bars: differing }) => sum + differing, 0);
  const detail = (): string => (first ? `${first.what} at bar ${first.bar} is not what it was in training` : '');
  return judgeAtMost('observation-consistency', { value, detail }, validationPolicy.safeguards.maxInconsistent);
}

interface Found {
  readonly value: number;
  readonly detail: () => string;
}

/** The largest, or the first that is not a number; 0 where there are none. */
function findLargest(found: readonly Found[]): Found {
  let largest: Found = { value: 0, detail: () => '' };
  for (const one of found) {
    if (Number.isNaN(largest.value)) break;
    if (!(one.value <= largest.value)) largest = one;
  }
  return largest;
}

/** Rounding of sums of money is no breach. */
const tolerance = 1e-9;

function judgeAtMost(name: SafeguardName, { value, detail }: Found, limit: number): SafeguardCheck {
  const passed = value <= limit * (1 + tolerance);
  return {
    name,
    passed,
    ...(Number.isFinite(value) && { found: quantise(value) }),
    limit,
    ...(!passed && { detail: detail() }),
  };
}
