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

/**
 * Lasting price change, as a fraction of the price: gamma sigma (X / V) (Theta / V)^delta.
 * `participation` is the order's size over the daily volume, `volatilityDaily` the deviation of one day's return; both fractions, not negative.
 */
export function computePermanentImpact(model: ImpactModel, participation: number, volatilityDaily: number): number {
  const inverseTurnover = Math.pow(model.inverseTurnoverDays, model.inverseTurnoverExponent);
  return model.permanentCoefficient * volatilityDaily * participation * inverseTurnover;
}

/** Price concession while trading, as a fraction of the price: eta sigma (X / (V T))^beta. Inputs as for the permanent impact. */
export function computeTemporaryImpact(model: ImpactModel, participation: number, volatilityDaily: number): number {
  const rate = participation / model.executionDays;
  return model.temporaryCoefficient * volatilityDaily * Math.pow(rate, model.temporaryExponent);
}

/**
 * Average cost of the order as a fraction of its value: half the permanent impact, which builds up while trading, and all of the temporary.
 * Inputs as for the permanent impact.
 */
export function computeRealisedImpact(model: ImpactModel, participation: number, volatilityDaily: number): number {
  return (
    0.5 * computePermanentImpact(model, participation, volatilityDaily) +
    computeTemporaryImpact(model, participation, volatilityDaily)
  );
}
