/** Share of closed trades that gained money after costs (`profits` in money), in [0, 1]; undefined without trades. */
export function computeWinRate(profits: ArrayLike<number>): number | undefined {
  if (profits.length === 0) return undefined;
  let won = 0;
  for (let i = 0; i < profits.length; i++) won += Number(profits[i]! > 0);
  return won / profits.length;
}
