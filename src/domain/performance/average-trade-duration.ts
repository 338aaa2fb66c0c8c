/**
 * Bars that a trade was held on average: closes at which there was a position, over trades, of an account with one position at a time.
 * Undefined without trades.
 */
export function computeAverageTradeDuration(barsHeld: number, trades: number): number | undefined {
  return trades > 0 ? barsHeld / trades : undefined;
}
