import type { BarRange } from '../market/bars';
import type { Random } from '../numerics/random';
import type { SimulatedMarket } from '../simulation/simulated-market';
import type { StrategySignals } from '../simulation/strategy-signals';
import type { Trade, TradeSide } from '../simulation/trade';
import type { CandidateSetting } from './candidate-setting';
import { drawOrder } from './placebo-signals';

/** A position as long as it lasted. */
export interface Stint {
  readonly side: TradeSide;
  /** Closes at which it was held, at least 1. */
  readonly closes: number;
}

/** When the candidate was in the market and when it waited, in the form that random entries are drawn from. */
export interface TradingPattern {
  readonly stints: readonly Stint[];
  /** Bars at which the candidate could have entered and did not, over the whole range. */
  readonly waits: number;
  /** 1 at bars whose close could decide an entry, one a bar of the market. */
  readonly permitted: Uint8Array;
}

/** The pattern of a candidate's trades in a range. What was left inside the bar of its entry was held at no close, and is left out. */
export function readTradingPattern(
  trades: readonly Trade[],
  { setting, market, range }: { setting: CandidateSetting; market: SimulatedMarket; range: BarRange },
): TradingPattern {
  const permitted = findPermittedBars(setting, market);
  const stints: Stint[] = [];
  let waits = 0;
  let free = range.from;
  for (const { side, entryBar, exitBar, reason } of trades) {
    const closes = exitBar - entryBar + Number(reason === 'end-of-data' || reason === 'ruin');
    if (closes === 0) continue;
    waits += countPermitted(permitted, firstDecision(free, stints.at(-1), side), entryBar - 1);
    stints.push({ side, closes });
    free = entryBar - 1 + closes;
  }
  waits += countPermitted(permitted, firstDecision(free, stints.at(-1), undefined), range.to - 1);
  return { stints, waits, permitted };
}

/**
 * Signals of entries at random times: as many positions as the candidate's, for as long, on its sides, and none at bars where the candidate could not have
 * entered. What it waited is dealt out anew, every way of doing so being equally likely; the lengths change places among positions of a side; the
 * sides keep their order, so that what was turned over at once still is, but begin anywhere in it, so that none keeps its time.
 * To be traded without protective exits: what these cut short is in the lengths.
 */
export function drawRandomEntries(
  { stints, waits, permitted }: TradingPattern,
  range: BarRange,
  random: Random,
): StrategySignals {
  const column = (): Uint8Array => new Uint8Array(permitted.length);
  const signals = { longEnter: column(), longExit: column(), shortEnter: column(), shortExit: column() };
  const lengths = { long: shuffleLengths(stints, 'long', random), short: shuffleLengths(stints, 'short', random) };
  const offset = random.integer(Math.max(1, stints.length));
  let waiting = waits;
  let free = range.from;
  let before: Stint | undefined;
  for (let placed = 0; placed < stints.length; placed++) {
    const { side } = stints[(placed + offset) % stints.length]!;
    let bar = findPermitted(permitted, firstDecision(free, before, side));
    // Selection sampling (Knuth 1997, 3.4.2, algorithm S): waits and positions come in an order drawn from all orders.
    while (waiting > 0 && random.integer(waiting + stints.length - placed) < waiting) {
      waiting--;
      bar = findPermitted(permitted, bar + 1);
    }
    // Where not every bar permits an entry, the same positions may take more bars than there are.
    if (bar + 1 >= range.to) break;
    before = { side, closes: lengths[side].pop()! };
    free = bar + before.closes;
    const [enter, exit] =
      side === 'long' ? (['longEnter', 'longExit'] as const) : (['shortEnter', 'shortExit'] as const);
    signals[enter].fill(1, bar, free);
    if (free < range.to) signals[exit][free] = 1;
  }
  return signals;
}

/** First bar whose close can decide an entry: one side turns into the other at once, but is not left and entered again at one open. */
function firstDecision(free: number, before: Stint | undefined, side: TradeSide | undefined): number {
  return before === undefined || (side !== undefined && before.side !== side) ? free : free + 1;
}

function findPermittedBars({ genome, options }: CandidateSetting, market: SimulatedMarket): Uint8Array {
  const needsVolatility = genome.sizing.kind === 'volatility';
  return market.volatilityRegime.map((regime, bar) => {
    const unknown = needsVolatility && Number.isNaN(market.barVolatility[bar]!);
    return Number(!unknown && (options.regimeGains?.[regime] ?? 1) > 0);
  });
}

function countPermitted(permitted: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let bar = from; bar < to; bar++) count += permitted[bar]!;
  return count;
}

/** The bar itself or the next that permits an entry; beyond the last where none does. */
function findPermitted(permitted: Uint8Array, bar: number): number {
  let found = bar;
  while (found < permitted.length && permitted[found] === 0) found++;
  return found;
}

function shuffleLengths(stints: readonly Stint[], side: TradeSide, random: Random): number[] {
  const lengths = stints.filter((stint) => stint.side === side).map(({ closes }) => closes);
  return [...drawOrder(lengths.length, random)].map((place) => lengths[place]!);
}
