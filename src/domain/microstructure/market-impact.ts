import { power } from '../numerics/power';

/** Units below this are none, and a volume below it counts as this: smaller numbers are not normal ones any more. */
export const leastUnits = 2 ** -1000;

/** Most of a day's volume that an order counts as: beyond any market, and keeps the quotient finite where the volume stated is next to nothing. */
export const mostParticipation = 1e9;

/**
 * How far an order moves the price against itself: a permanent part that stays, for the information the order carries, and a temporary part
 * paid for immediacy. Measured on 29,509 US stock orders. Almgren, Thum, Hauptmann & Li (2005), "Direct estimation of equity market impact".
 */
export interface ImpactModel {
  /** gamma and eta of the paper, both dimensionless. */
  readonly permanentCoefficient: number;
  readonly temporaryCoefficient: number;
  /** beta: temporary impact grows with this power of the trading rate. */
  readonly temporaryExponent: number;
  /** delta: permanent impact grows with this power of shares outstanding over daily volume. */
  readonly inverseTurnoverExponent: number;
  /** Shares outstanding over daily volume, in days. */
  readonly inverseTurnoverDays: number;
  /** Time over which the order is worked, in trading days of volume. */
  readonly executionDays: number;
}

/** An order and what it meets. */
export interface ImpactOrder {
  /** Units, not negative. */
  readonly quantity: number;
  /** Units a day at the present depth, positive. */
  readonly dailyVolume: number;
  /** Deviation of one day's return, a fraction, not negative. */
  readonly volatilityDaily: number;
}

/** What the permanent impact is X / V times: gamma sigma (Theta / V)^delta. Known before the order is. */
export function permanentFactor(model: ImpactModel, { volatilityDaily }: Pick<ImpactOrder, 'volatilityDaily'>): number {
  return model.permanentCoefficient * volatilityDaily * power(model.inverseTurnoverDays, model.inverseTurnoverExponent);
}

/** What the temporary impact is X^beta times: eta sigma (V T)^-beta. Known before the order is. */
export function temporaryFactor(model: ImpactModel, order: Omit<ImpactOrder, 'quantity'>): number {
  const volume = Math.max(leastUnits, order.dailyVolume * model.executionDays);
  return model.temporaryCoefficient * order.volatilityDaily * power(volume, -model.temporaryExponent);
}

/** Share of a day's volume. */
export function computeParticipation({ quantity, dailyVolume }: Omit<ImpactOrder, 'volatilityDaily'>): number {
  return Math.min(mostParticipation, quantity / dailyVolume);
}

/** Lasting price change, as a fraction of the price: gamma sigma (X / V) (Theta / V)^delta. */
export function computePermanentImpact(model: ImpactModel, order: ImpactOrder): number {
  return permanentFactor(model, order) * computeParticipation(order);
}

/** Price concession while trading, as a fraction of the price: eta sigma (X / (V T))^beta. */
export function computeTemporaryImpact(model: ImpactModel, order: ImpactOrder): number {
  const quantity = order.quantity < leastUnits ? 0 : order.quantity;
  return temporaryFactor(model, order) * power(quantity, model.temporaryExponent);
}

/**
 * Average cost of the order as a fraction of its value: half the permanent impact, which builds up while trading, and all of the temporary.
 */
export function computeRealisedImpact(model: ImpactModel, order: ImpactOrder): number {
  return 0.5 * computePermanentImpact(model, order) + computeTemporaryImpact(model, order);
}
