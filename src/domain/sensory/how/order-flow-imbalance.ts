import type { QuoteTicks } from './ticks';

/** Columns over stretches of equal length, oldest first; stretches without a quote are left out. */
export interface OrderFlowImbalance {
  /** Start of each stretch. */
  readonly time: Float64Array;
  /** Net size that came to the bid and left the ask, in units traded. */
  readonly imbalance: Float64Array;
  /** Change of the mid price from the last quote before the stretch to its last. */
  readonly change: Float64Array;
}

/**
 * Order flow imbalance (Cont, Kukanov and Stoikov 2014): what every change of the best quotes says about supply and demand, added up. A bid that
 * rises, or grows where it stands, is demand; one that falls or shrinks takes it away; the ask mirrored. In their sample it explains two
 * thirds of the variance of price changes over ten seconds.
 */
export function computeOrderFlowImbalance(quotes: QuoteTicks, stretchMs: number): OrderFlowImbalance {
  const { time, bid, ask } = quotes;
  const starts: number[] = [];
  const imbalances: number[] = [];
  const changes: number[] = [];
  for (let n = 1; n < time.length; n++) {
    const start = Math.floor(time[n]! / stretchMs) * stretchMs;
    if (starts.at(-1) !== start) {
      starts.push(start);
      imbalances.push(0);
      changes.push(0);
    }
    imbalances[imbalances.length - 1]! += readContribution(quotes, n);
    changes[changes.length - 1]! += (bid[n]! + ask[n]! - bid[n - 1]! - ask[n - 1]!) / 2;
  }
  return {
    time: Float64Array.from(starts),
    imbalance: Float64Array.from(imbalances),
    change: Float64Array.from(changes),
  };
}

/** Their e_n. */
function readContribution({ bid, bidSize, ask, askSize }: QuoteTicks, n: number): number {
  const demand = Number(bid[n]! >= bid[n - 1]!) * bidSize[n]! - Number(bid[n]! <= bid[n - 1]!) * bidSize[n - 1]!;
  const supply = Number(ask[n]! <= ask[n - 1]!) * askSize[n]! - Number(ask[n]! >= ask[n - 1]!) * askSize[n - 1]!;
  return demand - supply;
}
