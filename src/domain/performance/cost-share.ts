/**
 * Share of the gross profit that went to costs: money paid for trading over what the closed trades brought before it. Above 1 the costs
 * took more than there was. `profits` in money, after costs. Undefined unless there was a profit before costs.
 */
export function computeCostShare(profits: ArrayLike<number>, costs: number): number | undefined {
  let gross = costs;
  for (let i = 0; i < profits.length; i++) gross += profits[i]!;
  return gross > 0 ? costs / gross : undefined;
}
