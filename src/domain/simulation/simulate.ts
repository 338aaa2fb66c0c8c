import type { Genome } from '../strategy/genome';
import { Account } from './account';
import type { SimulatedMarket } from './simulated-market';
import type { SimulationOptions } from './simulation-options';
import { computeStrategySignals, type StrategySignals } from './strategy-signals';
import type { ExitReason, Trade } from './trade';

export interface Simulation {
  /** Account value at the close of each bar of [from, to). */
  readonly equity: Float64Array;
  readonly trades: readonly Trade[];
  /** Money paid in costs. */
  readonly costs: number;
  /** Money traded, both directions. */
  readonly tradedValue: number;
  /** Bars at whose close a position was held. */
  readonly barsInMarket: number;
}

/**
 * Runs a strategy over bars: decide at the close, fill at the next open; protective exits fill inside the bar at their level, or at the
 * open when the market gapped through them; where one bar touches both stop and target, the stop is taken to come first.
 * Assumes fills at the stated prices plus the cost model, and that fractions of a unit can be held. This is the plain specification;
 * a faster form has to agree with it to the last bit.
 */
export function simulateStrategy(genome: Genome, market: SimulatedMarket, options: SimulationOptions): Simulation {
  return simulateSignals({ genome, signals: computeStrategySignals(genome, market.columns) }, market, options);
}

export interface SignalledGenome {
  /** Its exits and its sizing count; its rules do not. */
  readonly genome: Genome;
  /** One value a bar of the market, whatever they come from. */
  readonly signals: StrategySignals;
}

/** The same with signals that are given: those of a strategy that were put into another order, or of no strategy at all. */
export function simulateSignals(
  { genome, signals }: SignalledGenome,
  market: SimulatedMarket,
  options: SimulationOptions,
): Simulation {
  const { from, to } = options;
  const { bars } = market.path;
  const account = new Account(genome, market, options);
  const equity = new Float64Array(to - from);
  let wanted: Decision = idle;

  for (let bar = from; bar < to; bar++) {
    if (wanted.exit) account.leave(bar, bars.open[bar]!, wanted.exit);
    if (wanted.enter !== 0) account.enter(bar, wanted.enter);
    account.protect(bar);
    equity[bar - from] = account.markAtClose(bar);
    wanted = decide(signals, account, bar);
  }
  account.leave(to - 1, bars.close[to - 1]!, 'end-of-data');
  if (to > from) equity[to - 1 - from] = account.cash;
  return {
    equity,
    trades: account.trades,
    costs: account.costs,
    tradedValue: account.tradedValue,
    barsInMarket: account.barsInMarket,
  };
}

/** What to do at the next open: first leave, then enter (1 long, -1 short, 0 neither). */
interface Decision {
  readonly exit: ExitReason | undefined;
  readonly enter: -1 | 0 | 1;
}

const idle: Decision = { exit: undefined, enter: 0 };
const enterLong: Decision = { exit: undefined, enter: 1 };
const enterShort: Decision = { exit: undefined, enter: -1 };
const reverseToLong: Decision = { exit: 'reversal', enter: 1 };
const reverseToShort: Decision = { exit: 'reversal', enter: -1 };
const leaveByRule: Decision = { exit: 'rule', enter: 0 };
const leaveInTime: Decision = { exit: 'time', enter: 0 };

function decide(signals: StrategySignals, account: Account, bar: number): Decision {
  const long = signals.longEnter[bar]! & ~signals.shortEnter[bar]!;
  const short = signals.shortEnter[bar]! & ~signals.longEnter[bar]!;
  switch (account.side) {
    case 0:
      return long ? enterLong : short ? enterShort : idle;
    case 1:
      if (short) return reverseToShort;
      if (signals.longExit[bar]) return leaveByRule;
      break;
    case -1:
      if (long) return reverseToLong;
      if (signals.shortExit[bar]) return leaveByRule;
      break;
  }
  return account.isOverdue(bar) ? leaveInTime : idle;
}
