/** Sum of the gains over sum of the losses of closed trades (`profits` in money, after costs); undefined without a loss. */
export function computeProfitFactor(profits: ArrayLike<number>): number | undefined {
  let gained = 0;
  let lost = 0;
  for (let i = 0; i < profits.length; i++) {
    gained += Math.max(profits[i]!, 0);
    lost += Math.max(-profits[i]!, 0);
  }
  return lost > 0 ? gained / lost : undefined;
}
